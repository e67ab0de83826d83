"""Custom formats and profiles: stored, imported, judged by, edited, on real NATS and PostgreSQL."""

import json

import pytest

from contracts.catalog.events import ImportCompleted, TargetSatisfied, TargetsListed
from contracts.catalog.values import ListedTarget, UnwantedReason
from contracts.ids import new_id
from contracts.indexer.asks import ListProfiles, ListReleases, ListSearches, Profiles, Releases, Searches
from contracts.indexer.commands import SearchRequested
from contracts.indexer.decision_asks import Decisions, JudgeName, ListDecisions
from contracts.indexer.decision_values import JudgedName
from contracts.indexer.events import ProfileChanged, ReleaseGrabbed, SearchCompleted
from contracts.indexer.format_asks import (
    AddFormat,
    CustomFormats,
    EditFormat,
    ExportedFormats,
    ExportFormats,
    ImportGuides,
    ImportReport,
    ListFormats,
    ListQualitySizes,
    QualitySizes,
    RemoveFormat,
    SetQualitySizes,
)
from contracts.indexer.format_values import (
    CustomFormatSettings,
    CustomFormatView,
    FormatApp,
    FormatShape,
    FormatSpecification,
    ImportDocument,
    ImportKind,
    QualitySize,
)
from contracts.indexer.profile_asks import (
    AddProfile,
    EditProfile,
    ExportedProfiles,
    ExportProfiles,
    GetProfile,
    PreviewProfile,
    RemoveProfile,
    SetDefaultProfile,
)
from contracts.indexer.values import ProfilePreview, ProfileQuality, ProfileSettings, ProfileView, SearchState
from contracts.message import Done
from contracts.service import Service
from contracts.values import Page, TitleKind
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, show, wanted
from kit.errors import Conflict, InvalidInput, NotFound
from support.stack import Stack, eventually

PLAIN = "Harbor.Lights.S01E02.1080p.WEB-DL.DDP5.1.H.264-TIDE"
HEVC = "Harbor.Lights.S01E02.1080p.WEB-DL.DDP5.1.x265-TIDE"
OTHER = "Harbor.Lights.S01E03.1080p.WEB-DL.DDP5.1.H.264-TIDE"
X265 = CustomFormatSettings(
    name="x265", specifications=(FormatSpecification(name="x265", kind="TitleMatches", fields={"pattern": "x265"}),)
)
GUIDE_ID = "f" * 32
GUIDE = {
    "trash_id": GUIDE_ID,
    "name": "x265",
    "trash_scores": {"default": 20},
    "specifications": [
        {"name": "x265", "implementation": "ReleaseTitleSpecification", "fields": {"value": "x265"}},
    ],
}
GUIDE_PROFILE = {
    "trash_id": "e" * 32,
    "name": "Full HD",
    "upgradeAllowed": True,
    "cutoff": "WEB 1080p",
    "items": [{"name": "WEB 1080p", "allowed": True, "items": ["WEBRip-1080p", "WEBDL-1080p"]}],
    "formatItems": {"x265": GUIDE_ID},
}


def settings(**more: object) -> ProfileSettings:
    values = {
        "name": "Full HD",
        "qualities": (
            ProfileQuality(name="HDTV-1080p", qualities=("HDTV-1080p",), allowed=True),
            ProfileQuality(name="WEB 1080p", qualities=("WEBRip-1080p", "WEBDL-1080p"), allowed=True),
            ProfileQuality(name="Bluray-1080p", qualities=("Bluray-1080p",), allowed=True),
        ),
        "cutoff": "WEB 1080p",
    }
    return ProfileSettings.model_validate(values | more)


def document(value: object, app: FormatApp = FormatApp.SONARR) -> ImportDocument:
    return ImportDocument(where="guide.json", app=app, text=json.dumps(value))


async def test_formats_are_kept_and_given_away(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        first = await stack.ask(AddFormat(custom_format=X265), CustomFormatView)
        second = await stack.ask(AddFormat(custom_format=X265), CustomFormatView)
        renamed = X265.model_copy(update={"name": "HEVC"})
        await stack.ask(EditFormat(format_id=second.format_id, custom_format=renamed), CustomFormatView)
        page = await stack.ask(ListFormats(page=Page(limit=1)), CustomFormats)
        rest = await stack.ask(ListFormats(page=Page(limit=1, cursor=page.next_cursor)), CustomFormats)
        given = await stack.ask(ExportFormats(app=FormatApp.RADARR, shape=FormatShape.API), ExportedFormats)
        await stack.ask(RemoveFormat(format_id=first.format_id), Done)
        with pytest.raises(NotFound):
            await stack.ask(RemoveFormat(format_id=first.format_id), Done)
        bad = FormatSpecification(name="x", kind="TitleMatches", fields={"pattern": "("})
        with pytest.raises(InvalidInput):
            await stack.ask(
                AddFormat(custom_format=X265.model_copy(update={"specifications": (bad,)})), CustomFormatView
            )
    assert first.format_id == "x265"
    assert second.format_id != first.format_id
    assert ([one.name for one in page.items], page.total) == (["HEVC"], 2)
    assert ([one.name for one in rest.items], rest.next_cursor) == (["x265"], None)
    assert given.items[0]["name"] == "HEVC"


async def test_an_import_is_told_first_then_made_and_the_same_again_changes_nothing(stack: Stack) -> None:
    documents = (document(GUIDE_PROFILE), document([GUIDE]), document({"season": {}}))
    async with stack.running(DEFINITION, IndexerServiceSettings):
        dry = await stack.ask(ImportGuides(documents=documents, dry_run=True), ImportReport)
        assert (await stack.ask(ListFormats(), CustomFormats)).total == 0
        made = await stack.ask(ImportGuides(documents=documents), ImportReport)
        again = await stack.ask(ImportGuides(documents=documents), ImportReport)
        changed = document({**GUIDE, "name": "HEVC"})
        other = await stack.ask(ImportGuides(documents=(changed,)), ImportReport)
        profiles = await stack.ask(ListProfiles(), Profiles)
    assert dry.taken == made.taken
    assert dry.dry_run
    assert [(one.name, one.outcome) for one in made.taken] == [("x265", "added"), ("Full HD", "added")]
    assert [one.outcome for one in again.taken] == ["same", "same"]
    assert [one.outcome for one in other.taken] == ["changed"]
    assert [one.where for one in made.refused] == ["guide.json"]
    imported = next(one for one in profiles.items if one.name == "Full HD")
    assert (imported.format_scores, imported.version) == ({GUIDE_ID: 20}, 1)


async def test_profiles_are_given_away_and_taken_back(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        await stack.ask(ImportGuides(documents=(document(GUIDE),)), ImportReport)
        liked = settings(name="Mine", format_scores={GUIDE_ID: 77}, languages=("german",))
        mine = await stack.ask(AddProfile(profile=liked), ProfileView)
        asked = ExportProfiles(app=FormatApp.RADARR, profile_id=mine.profile_id)
        given = await stack.ask(asked, ExportedProfiles)
        lossy = await stack.ask(asked.model_copy(update={"app": FormatApp.SONARR}), ExportedProfiles)
        names: list[object] = []
        cursor: str | None = None
        while len(names) < 6:
            page = Page(limit=4, cursor=cursor)
            part = await stack.ask(ExportProfiles(app=FormatApp.RADARR, page=page), ExportedProfiles)
            names += [one["name"] for one in part.items]
            cursor = part.next_cursor
        with pytest.raises(NotFound):
            await stack.ask(ExportProfiles(app=FormatApp.RADARR, profile_id=new_id()), ExportedProfiles)
        back = document({**given.items[0], "name": "Mine again"}, FormatApp.RADARR)
        await stack.ask(ImportGuides(documents=(back,)), ImportReport)
        profiles = {one.name: one for one in (await stack.ask(ListProfiles(), Profiles)).items}
    again = profiles["Mine again"]
    assert (again.qualities, again.cutoff, again.languages) == (mine.qualities, mine.cutoff, ("german",))
    assert again.format_scores == {GUIDE_ID: 77}
    assert given.refused == ()
    assert [one.where for one in lossy.refused] == ["Mine"]
    assert (sorted(map(str, names)), cursor) == (sorted([*profiles.keys() - {"Mine again"}]), None)


async def test_releases_are_judged_by_formats_and_scores(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        fake.add(HEVC)
        await stack.ask(ImportGuides(documents=(document(GUIDE), document(GUIDE_PROFILE))), ImportReport)
        profiles = await stack.ask(ListProfiles(), Profiles)
        chosen = next(one.profile_id for one in profiles.items if one.name == "Full HD")
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2, profile_id=chosen))
        grabbed = await stack.expect(ReleaseGrabbed)
        completed = await stack.expect(SearchCompleted)
        kept = await stack.ask(ListReleases(search_id=completed.search_id), Releases)
    assert grabbed.evidence.release_name == HEVC
    assert (grabbed.evidence.score, grabbed.evidence.formats, grabbed.evidence.profile_version) == (20, ("x265",), 1)
    assert [(one.name, one.score) for one in kept.items] == [(HEVC, 20), (PLAIN, 0)]


async def test_sizes_that_were_set_are_judged_by(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        size = QualitySize(quality="WEBDL-1080p", min_mb=10_000)
        sizes = await stack.ask(SetQualitySizes(items=(size,)), QualitySizes)
        assert sizes == await stack.ask(ListQualitySizes(), QualitySizes)
        with pytest.raises(InvalidInput):
            await stack.ask(SetQualitySizes(items=(QualitySize(quality="SDTV", min_mb=9, max_mb=3),)), QualitySizes)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        completed = await stack.expect(SearchCompleted)
        kept = await stack.ask(ListReleases(search_id=completed.search_id), Releases)
    assert [one.rule for one in kept.items[0].rejections] == ["below_minimum_size"]


@pytest.mark.parametrize("kind", TitleKind)
async def test_sizes_of_shows_and_of_movies_are_kept_apart(stack: Stack, kind: TitleKind) -> None:
    async def rules_against(judged: TitleKind, name: str) -> list[str]:
        ask = JudgeName(name=name, kind=judged, size_bytes=2_000_000_000, runtime_minutes=100)
        return [one.rule for one in (await stack.ask(ask, JudgedName)).rejections]

    async with stack.running(DEFINITION, IndexerServiceSettings):
        before = await stack.ask(ListQualitySizes(), QualitySizes)
        large = QualitySize(kind=kind, quality="WEBDL-1080p", min_mb=1000)
        after = await stack.ask(SetQualitySizes(items=(large,)), QualitySizes)
        show = await rules_against(TitleKind.SHOW, PLAIN)
        movie = await rules_against(TitleKind.MOVIE, "Low.Tide.2024.1080p.WEB-DL.DDP5.1.H.264-TIDE")
    assert [one for one, old in zip(after.items, before.items, strict=True) if one != old] == [large]
    assert {TitleKind.SHOW: show, TitleKind.MOVIE: movie} == {other: [] for other in TitleKind} | {
        kind: ["below_minimum_size"]
    }


async def test_sizes_of_a_guide_are_taken_by_the_name_of_their_list(stack: Stack) -> None:
    def sizes(kind: str, least: float) -> ImportDocument:
        return document({"type": kind, "qualities": [{"quality": "WEBDL-1080p", "min": least, "max": 1000}]})

    lists = (sizes("series", 10), sizes("anime", 5))
    async with stack.running(DEFINITION, IndexerServiceSettings):
        before = await stack.ask(ListQualitySizes(), QualitySizes)
        unclear = await stack.ask(ImportGuides(documents=lists, kinds=(ImportKind.SIZES,)), ImportReport)
        assert await stack.ask(ListQualitySizes(), QualitySizes) == before
        chosen = ImportGuides(documents=lists, kinds=(ImportKind.SIZES,), sizes_list="anime")
        taken = await stack.ask(chosen, ImportReport)
        again = await stack.ask(chosen, ImportReport)
        after = await stack.ask(ListQualitySizes(), QualitySizes)
    changed = [one for one, old in zip(after.items, before.items, strict=True) if one != old]
    assert (unclear.taken, len(unclear.refused)) == ((), 2)
    assert [(one.name, one.outcome) for one in taken.taken] == [("sizes of shows", "changed")]
    assert [one.outcome for one in again.taken] == ["same"]
    assert changed == [
        QualitySize(kind=TitleKind.SHOW, quality="WEBDL-1080p", min_mb=5, preferred_mb=None, max_mb=None)
    ]


async def test_an_edited_profile_is_previewed_then_saved_and_what_is_below_its_cut_off_is_searched_for(
    stack: Stack,
) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        fake.add(HEVC)
        await stack.ask(ImportGuides(documents=(document(GUIDE),)), ImportReport)
        plain = settings(format_scores={GUIDE_ID: -50}, minimum_score=-100)
        added = await stack.ask(AddProfile(profile=plain), ProfileView)
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2, profile_id=added.profile_id))
        grabbed = await stack.expect(ReleaseGrabbed)
        await stack.expect(SearchCompleted)
        file = TargetSatisfied(
            title_id=message.title_id, target=message.target, file_id=new_id(), evidence=grabbed.evidence
        )
        await stack.publish(file)
        liked = settings(cutoff="Bluray-1080p", format_scores={GUIDE_ID: 50})
        asked = PreviewProfile(profile_id=added.profile_id, profile=liked)

        async def becomes_wanted() -> bool:
            return (await stack.ask(asked, ProfilePreview)).becoming_wanted == 1

        await eventually(becomes_wanted)
        preview = await stack.ask(asked, ProfilePreview)
        same = await stack.ask(PreviewProfile(profile_id=added.profile_id, profile=plain), ProfilePreview)
        edited = await stack.ask(EditProfile(profile_id=added.profile_id, profile=liked), ProfileView)
        told = await stack.expect(ProfileChanged, where=lambda event: event.profile_version == 2)
        after = await stack.ask(asked, ProfilePreview)
    assert grabbed.evidence.release_name == PLAIN
    assert preview.judged == 2
    assert [(one.grabbed, one.instead) for one in preview.choices] == [(PLAIN, HEVC)]
    assert (same.becoming_wanted, same.choices) == (0, ())
    assert (edited.version, told.profile_id) == (2, added.profile_id)
    assert after.becoming_wanted == 0


async def test_a_preview_is_of_the_profile_s_own_targets_and_changes_nothing(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        fake.add(OTHER)
        mine = await stack.ask(AddProfile(profile=settings()), ProfileView)
        await stack.ask(SetDefaultProfile(profile_id=mine.profile_id), Done)
        other = await stack.ask(AddProfile(profile=settings(name="Other")), ProfileView)
        await add(stack, fake)
        facts = show()
        of_default = wanted(facts, 1, 2)
        of_other = wanted(facts, 1, 3, profile_id=other.profile_id)
        for message in (of_default, of_other):
            await stack.publish(message)
        await stack.expect(ReleaseGrabbed, where=lambda event: event.evidence.release_name == PLAIN)
        await stack.expect(ReleaseGrabbed, where=lambda event: event.evidence.release_name == OTHER)
        await eventually(lambda: is_at_rest(stack))
        unwatched = ListedTarget(target=wanted(facts, 1, 2).target, reason=UnwantedReason.UNMONITORED)
        await stack.publish(TargetsListed(title_id=facts.title_id, listed=(unwatched,)))
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: sql.fetchval("select count(*) = 3 from targets"))
        await sql.close()
        strict = settings(minimum_score=1)
        preview = await stack.ask(PreviewProfile(profile_id=mine.profile_id, profile=strict), ProfilePreview)
        again = await stack.ask(PreviewProfile(profile_id=mine.profile_id, profile=strict), ProfilePreview)
        same = await stack.ask(PreviewProfile(profile_id=mine.profile_id, profile=settings()), ProfilePreview)
        kept = await stack.ask(GetProfile(profile_id=mine.profile_id), ProfileView)
        decisions = await stack.ask(ListDecisions(target_id=of_default.target.target_id), Decisions)
        with pytest.raises(InvalidInput):
            await stack.ask(PreviewProfile(profile_id=mine.profile_id, profile=settings(cutoff="SDTV")), ProfilePreview)
        with pytest.raises(NotFound):
            await stack.ask(PreviewProfile(profile_id=new_id(), profile=strict), ProfilePreview)
    assert [(one.target.target_id, one.grabbed, one.instead) for one in preview.choices] == [
        (of_default.target.target_id, PLAIN, None)
    ]
    assert preview.choices[0].reason == "no kept release is acceptable"
    assert again == preview
    assert same.choices == ()
    assert (kept.version, kept.minimum_score) == (1, 0)
    assert {one.profile_version for one in decisions.items} == {1}
    assert next(one for one in decisions.items if one.name == PLAIN).accepted
    assert len(stack.all_of(ProfileChanged)) == 2


async def test_what_is_below_a_changed_profile_is_upgraded_by_the_new_version(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        await stack.ask(ImportGuides(documents=(document(GUIDE),)), ImportReport)
        added = await stack.ask(AddProfile(profile=settings()), ProfileView)
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2, profile_id=added.profile_id))
        first = await stack.expect(ReleaseGrabbed)
        await stack.expect(SearchCompleted)
        done = ImportCompleted(
            title_id=message.title_id,
            import_id=new_id(),
            download_id=first.download_id,
            imported=(message.target,),
            files=1,
        )
        file = TargetSatisfied(
            title_id=message.title_id, target=message.target, file_id=new_id(), evidence=first.evidence
        )
        await stack.publish(done)
        await stack.publish(file)
        liked = settings(cutoff_score=50, format_scores={GUIDE_ID: 50})
        preview = PreviewProfile(profile_id=added.profile_id, profile=liked)

        async def becomes_wanted() -> bool:
            return (await stack.ask(preview, ProfilePreview)).becoming_wanted == 1

        await eventually(becomes_wanted)
        fake.add(HEVC)
        await stack.ask(EditProfile(profile_id=added.profile_id, profile=liked), ProfileView)
        await stack.publish(SearchRequested(title_id=message.title_id))
        second = await stack.expect(ReleaseGrabbed, where=lambda event: event.download_id != first.download_id)
    assert (second.evidence.release_name, second.evidence.score, second.evidence.profile_version) == (HEVC, 50, 2)
    assert second.targets == (message.target,)


async def is_at_rest(stack: Stack) -> bool:
    searches = (await stack.ask(ListSearches(), Searches)).items
    return bool(searches) and all(search.state is SearchState.COMPLETED for search in searches)


async def test_a_profile_that_is_used_or_the_default_stays(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        first = await stack.ask(AddProfile(profile=settings()), ProfileView)
        second = await stack.ask(AddProfile(profile=settings(name="Other")), ProfileView)
        await stack.ask(SetDefaultProfile(profile_id=first.profile_id), Done)
        with pytest.raises(Conflict):
            await stack.ask(RemoveProfile(profile_id=first.profile_id), Done)
        await stack.ask(RemoveProfile(profile_id=second.profile_id), Done)
        with pytest.raises(NotFound):
            await stack.ask(GetProfile(profile_id=second.profile_id), ProfileView)
        with pytest.raises(InvalidInput):
            await stack.ask(AddProfile(profile=settings(cutoff="SDTV")), ProfileView)
        assert (await stack.ask(GetProfile(profile_id=first.profile_id), ProfileView)).default
