"""Files below the cut-off of their profile: listed, searched for, upgraded, and left alone once they are good."""

from uuid import UUID

from contracts.catalog.events import TargetUnwanted, TargetWanted
from contracts.catalog.values import UnwantedReason, WantedReason
from contracts.downloader.commands import TorrentRequested
from contracts.ids import new_id
from contracts.indexer.asks import ListProfiles, Profiles
from contracts.indexer.commands import SearchRequested
from contracts.indexer.decision_asks import Decisions, ListDecisions
from contracts.indexer.events import ReleaseGrabbed, SearchCompleted
from contracts.indexer.feed_asks import Feeds, ListFeeds, ReadFeed
from contracts.indexer.profile_asks import AddProfile, EditProfile, PreviewProfile, SetDefaultProfile
from contracts.indexer.values import ProfilePreview, ProfileQuality, ProfileSettings, ProfileView
from contracts.indexer.wanted_asks import CutoffUnmetPage, ListCutoffUnmet
from contracts.message import Done
from contracts.service import Service
from contracts.values import Page, TitleKind
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab, Listed
from integration.indexer.world import add, movie, satisfied, show, wanted
from support.stack import Stack, eventually

BETTER = "Harbor.Lights.S01E02.1080p.BluRay.x264-TIDE"
EQUAL = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-FOAM"
PROPER = "Harbor.Lights.S01E02.PROPER.1080p.BluRay.x264-FOAM"


def profile(cutoff: str) -> ProfileSettings:
    names = ("HDTV-1080p", "WEBDL-1080p", "Bluray-1080p")
    qualities = tuple(ProfileQuality(name=name, qualities=(name,), allowed=True) for name in names)
    return ProfileSettings(name="Mine", qualities=qualities, cutoff=cutoff)


async def listed(stack: Stack, **ask: object) -> CutoffUnmetPage:
    return await stack.ask(ListCutoffUnmet.model_validate(ask), CutoffUnmetPage)


async def in_place(stack: Stack, message: TargetWanted, quality: str = "WEBDL-1080p", **more: object) -> None:
    """The target has a file, and the indexer knows."""
    await stack.publish(message)
    await stack.publish(satisfied(message, quality, **more))
    sql = await stack.sql(Service.INDEXER)
    known = "select count(*) = 1 from targets where target_id = $1 and current is not null"
    await eventually(lambda: sql.fetchval(known, message.target.target_id))
    await sql.close()


async def test_a_file_below_the_cut_off_is_listed_searched_for_and_upgraded(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(EQUAL)
        fake.add(BETTER)
        message = wanted(show(), 1, 2, search=False)
        await in_place(stack, message, episode_name="Fog")
        before = await listed(stack)
        await add(stack, fake)
        sql = await stack.sql(Service.INDEXER)
        planned = await sql.fetchval("select search_at between now() + '5 h' and now() + '7 h' from targets")
        await sql.execute("update targets set search_at = now()")
        await stack.publish(wanted(movie(), search=False))
        request = await stack.expect(TorrentRequested)
        await stack.expect(SearchCompleted)
        await stack.publish(satisfied(message, "Bluray-1080p"))
        await eventually(lambda: _is_empty(stack))
        idle = await sql.fetchval("select search_at is null from targets where season = 1")
        await sql.close()
    (row,) = before.items
    assert (row.target_id, row.title, row.season, row.episode) == (message.target.target_id, "Harbor Lights", 1, 2)
    assert (row.episode_title, row.slot, row.quality, row.score) == ("Fog", "Main", "WEBDL-1080p", 0)
    assert (row.cutoff, row.cutoff_score, before.total, row.kind) == ("Bluray-1080p", 0, 1, TitleKind.SHOW)
    assert planned
    assert (request.name, request.targets) == (BETTER, (message.target,))
    assert idle


async def test_a_double_episode_gives_way_to_a_better_one_of_both_and_to_nothing_less(stack: Stack) -> None:
    single = "Harbor.Lights.S01E02.1080p.BluRay.x264-TIDE"
    beside = "Harbor.Lights.S01E02E03.1080p.BluRay.x264-TIDE"
    double = "Harbor.Lights.S01E01E02.1080p.BluRay.x264-TIDE"
    facts, file_id = show(), new_id()
    both = [wanted(facts, 1, number, search=False) for number in (1, 2)]
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(single)
        fake.add(beside)
        await add(stack, fake)
        for message in both:
            await in_place(stack, message, file_id=file_id)
        # The catalog tells of a file that is in place already too, and an older one does not name it.
        current = satisfied(both[0]).evidence
        await stack.publish(both[0].model_copy(update={"current": current, "reason": WantedReason.MONITORED}))
        await stack.publish(SearchRequested(title_id=facts.title_id))
        first = await stack.expect(SearchCompleted)
        decisions = await stack.ask(ListDecisions(target_id=both[1].target.target_id), Decisions)
        assert stack.all_of(TorrentRequested) == []
        fake.add(double)
        await stack.publish(SearchRequested(title_id=facts.title_id))
        request = await stack.expect(TorrentRequested)
    assert first.accepted == 0
    refused = {one.name: [rejection.rule for rejection in one.rejections] for one in decisions.items}
    assert refused == {single: ["file_has_more_episodes"], beside: ["file_has_more_episodes"]}
    assert request.name == double
    assert {ref.target_id for ref in request.targets} == {message.target.target_id for message in both}


async def test_a_feed_brings_upgrades_and_propers_but_nothing_equal_or_unmonitored(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake, automatic_search=False)
        good = wanted(show(), 1, 2, search=False)
        await in_place(stack, good, "Bluray-1080p")
        left = wanted(show(name="Salt Roads"), 1, 2, search=False)
        await in_place(stack, left)
        told = {"title_id": left.title_id, "target": left.target, "current": satisfied(left).evidence}
        await stack.publish(TargetUnwanted(**told, reason=UnwantedReason.UNMONITORED))
        await eventually(lambda: _is_empty(stack))
        for name in (EQUAL, BETTER, PROPER, "Salt.Roads.S01E02.1080p.BluRay.x264-TIDE"):
            fake.listed.append(Listed(name))
        (feed,) = (await stack.ask(ListFeeds(), Feeds)).items
        await stack.ask(ReadFeed(indexer_id=feed.indexer_id), Done)
        grabbed = await stack.expect(ReleaseGrabbed)
        await eventually(lambda: _was_read(stack))
        requests = stack.all_of(TorrentRequested)
    assert grabbed.evidence.release_name == PROPER
    assert [request.name for request in requests] == [PROPER]


async def test_a_file_that_is_monitored_again_or_gets_another_profile_is_judged_anew(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        strict = await stack.ask(AddProfile(profile=profile("Bluray-1080p")), ProfileView)
        mild = await stack.ask(AddProfile(profile=profile("WEBDL-1080p")), ProfileView)
        message = wanted(show(), 1, 2, search=False, profile_id=mild.profile_id)
        await in_place(stack, message)
        assert (await listed(stack)).items == ()
        current = satisfied(message).evidence
        again = {"current": current, "reason": WantedReason.MONITORED}
        await stack.publish(message.model_copy(update={**again, "profile_id": strict.profile_id}))
        await eventually(lambda: _has(stack, 1))
        await stack.publish(message.model_copy(update={**again, "search": True}))
        await eventually(lambda: _is_empty(stack))
        sql = await stack.sql(Service.INDEXER)
        idle = await sql.fetchval("select search_at is null and monitored from targets")
        await sql.close()
    assert idle


async def test_a_changed_profile_and_another_default_make_files_wanted_and_content(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        mine = await stack.ask(AddProfile(profile=profile("WEBDL-1080p")), ProfileView)
        await in_place(stack, wanted(show(), 1, 2, search=False, profile_id=mine.profile_id))
        await in_place(stack, wanted(show(name="Salt Roads"), 1, 1, search=False))
        unmonitored = wanted(show(name="Tin Moon"), 1, 1, search=False, profile_id=mine.profile_id)
        await in_place(stack, unmonitored, monitored=False)
        assert [row.title for row in (await listed(stack)).items] == ["Salt Roads"]
        edit = {"profile_id": mine.profile_id, "profile": profile("Bluray-1080p")}
        preview = await stack.ask(PreviewProfile.model_validate(edit), ProfilePreview)
        await stack.ask(EditProfile.model_validate(edit), ProfileView)
        both = await listed(stack)
        await stack.ask(EditProfile.model_validate({**edit, "profile": profile("WEBDL-1080p")}), ProfileView)
        one = await listed(stack)
        await stack.ask(SetDefaultProfile(profile_id=mine.profile_id), Done)
        none = await listed(stack)
        before = next(one for one in (await stack.ask(ListProfiles(), Profiles)).items if one.name.startswith("HD "))
        await stack.ask(SetDefaultProfile(profile_id=before.profile_id), Done)
        back = await listed(stack)
    assert preview.becoming_wanted == 1
    assert {row.title for row in both.items} == {"Harbor Lights", "Salt Roads"}
    assert [row.title for row in one.items] == ["Salt Roads"]
    assert none.items == ()
    assert [row.title for row in back.items] == ["Salt Roads"]


async def test_what_is_missing_is_searched_sooner_by_a_changed_profile(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        mine = await stack.ask(AddProfile(profile=profile("WEBDL-1080p")), ProfileView)
        own = wanted(show(), 1, 2, search=False, profile_id=mine.profile_id)
        other = wanted(show(name="Salt Roads"), 1, 1, search=False)
        for message in (own, other):
            await stack.publish(message)
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: sql.fetchval("select count(*) = 2 from targets"))
        await sql.execute("update targets set search_at = now() + interval '5 days'")
        edit = EditProfile(profile_id=mine.profile_id, profile=profile("Bluray-1080p"))
        await stack.ask(edit, ProfileView)
        soon = await sql.fetch("select target_id from targets where search_at <= now() + interval '1 hour'")
        await sql.close()
    assert [row["target_id"] for row in soon] == [own.target.target_id]


async def test_the_list_pages_and_filters(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        facts = show()
        for episode in (1, 2, 3):
            await in_place(stack, wanted(facts, 1, episode, search=False))
        film = wanted(movie(), search=False)
        await in_place(stack, film)
        seen: list[UUID] = []
        cursor: str | None = None
        for _ in range(2):
            page = await listed(stack, page=Page(limit=2, cursor=cursor))
            seen += [row.target_id for row in page.items]
            cursor = page.next_cursor
        films = await listed(stack, kind=TitleKind.MOVIE)
        shows = await listed(stack, title_id=facts.title_id)
    assert (len(set(seen)), cursor, page.total) == (4, None, 4)
    assert [row.target_id for row in films.items] == [film.target.target_id]
    assert (shows.total, {row.episode for row in shows.items}) == (3, {1, 2, 3})


async def _is_empty(stack: Stack) -> bool:
    return await _has(stack, 0)


async def _has(stack: Stack, count: int) -> bool:
    return (await listed(stack)).total == count


async def _was_read(stack: Stack) -> bool:
    return (await stack.ask(ListFeeds(), Feeds)).items[0].read_at is not None
