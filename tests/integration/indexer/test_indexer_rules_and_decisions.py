"""Rules, decisions with their reasons, the blocklist, names and announced releases, on real NATS and PostgreSQL."""

from datetime import UTC, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest

from contracts.downloader.commands import TorrentRequested
from contracts.ids import new_id
from contracts.indexer.asks import ListReleases, Releases
from contracts.indexer.decision_asks import (
    AddToBlocklist,
    Blocklist,
    Decisions,
    ExplainRelease,
    JudgeName,
    ListBlocklist,
    ListDecisions,
    PushRelease,
    ReadName,
    RemoveFromBlocklist,
)
from contracts.indexer.decision_values import BlocklistEntry, Explanation, JudgedName, NameReading, PushVerdict
from contracts.indexer.events import ReleaseGrabbed, SearchCompleted
from contracts.indexer.format_asks import AddFormat
from contracts.indexer.format_values import CustomFormatView
from contracts.indexer.profile_asks import AddProfile
from contracts.indexer.rule_asks import (
    DelayProfiles,
    GetPolicy,
    GetScoringRules,
    ListDelayProfiles,
    ListReleaseRules,
    ReleaseRuleList,
    RemoveDelayProfile,
    RemoveReleaseRules,
    SetDelayProfile,
    SetPolicy,
    SetReleaseRules,
    SetScoringRules,
)
from contracts.indexer.rule_values import (
    DelayProfileView,
    DelaySettings,
    LibraryKind,
    PolicySettings,
    PreferredTermSettings,
    Propers,
    ReleaseRulesSettings,
    ReleaseRulesView,
    ScoringRule,
    ScoringSet,
    ScoringSettings,
)
from contracts.indexer.values import ProfileView
from contracts.message import Done
from contracts.service import Service
from contracts.values import Page, TitleKind
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.test_indexer_judging import HEVC, PLAIN, X265, settings
from integration.indexer.world import add, movie, show, wanted
from kit.errors import Conflict, InvalidInput, NotFound
from support.stack import Stack

OTHER = "Harbor.Lights.S01E03.1080p.WEB-DL.DDP5.1.H.264-TIDE"


def is_of(title_id: UUID, event: SearchCompleted) -> bool:
    return event.title_id == title_id


async def test_rules_are_kept_and_judged_by(stack: Stack) -> None:
    terms = ReleaseRulesSettings(
        must_not_contain=("h.264",), preferred=(PreferredTermSettings(term="/x26[45]/", points=7),)
    )
    scoring = ScoringSettings(
        titles=(ScoringRule(name="web", words=("web",), points=5),),
        flags=(ScoringRule(name="nuked", words=("NUKED",), points=-100),),
        sets=(ScoringSet(name="shows", libraries=(LibraryKind.ALL_TV,), rules=("web", "nuked")),),
    )
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        fake.add(HEVC)
        await stack.ask(SetReleaseRules(rules=terms), ReleaseRulesView)
        await stack.ask(SetScoringRules(scoring=scoring), ScoringSettings)
        assert (await stack.ask(ListReleaseRules(), ReleaseRuleList)).items[0].rules == terms
        assert await stack.ask(GetScoringRules(), ScoringSettings) == scoring
        with pytest.raises(InvalidInput):
            await stack.ask(SetReleaseRules(rules=ReleaseRulesSettings(must_contain=("/(/",))), ReleaseRulesView)
        bad = ScoringSettings(sets=(ScoringSet(name="x", libraries=(LibraryKind.ALL_TV,), rules=("gone",)),))
        with pytest.raises(InvalidInput):
            await stack.ask(SetScoringRules(scoring=bad), ScoringSettings)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        completed = await stack.expect(SearchCompleted)
        kept = await stack.ask(ListReleases(search_id=completed.search_id), Releases)
        await stack.ask(RemoveReleaseRules(), Done)
        with pytest.raises(NotFound):
            await stack.ask(RemoveReleaseRules(), Done)
    assert completed.grabbed == HEVC
    assert [(one.name, one.score) for one in kept.items] == [(HEVC, 12), (PLAIN, 5)]
    assert [one.rule for one in kept.items[1].rejections] == ["must_not_contain_present"]


async def test_scoring_sets_count_for_the_libraries_that_they_name(stack: Stack) -> None:
    ours, other = new_id(), new_id()
    scoring = ScoringSettings(
        titles=(ScoringRule(name="web", words=("web",), points=5),),
        flags=(ScoringRule(name="nuked", words=("Nuked",), points=-100),),
        sets=(
            ScoringSet(name="everything", libraries=(LibraryKind.ALL_TV, LibraryKind.ALL_MOVIES), rules=("nuked",)),
            ScoringSet(name="ours", libraries=(ours, LibraryKind.ALL_MOVIES), rules=("web", "web")),
        ),
    )
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        fake.add(HEVC, attributes={"tag": "NUKED"})
        assert await stack.ask(SetScoringRules(scoring=scoring), ScoringSettings) == scoring
        assert await stack.ask(GetScoringRules(), ScoringSettings) == scoring
        await add(stack, fake)
        found = []
        for library in (ours, other):
            facts = show().model_copy(update={"library_id": library})
            await stack.publish(message := wanted(facts, 1, 2))
            completed = await stack.expect(SearchCompleted, where=partial(is_of, message.title_id))
            found.append(await stack.ask(ListReleases(search_id=completed.search_id), Releases))
    scores = [{one.name: one.score for one in releases.items} for releases in found]
    assert scores == [{PLAIN: 10, HEVC: -90}, {PLAIN: 0, HEVC: -100}]
    refused = {one.name: [rejection.rule for rejection in one.rejections] for one in found[0].items}
    assert refused[HEVC] == ["rule_score_negative"]


async def test_rules_may_be_for_a_library_and_add_up(stack: Stack) -> None:
    library = new_id()
    general = ReleaseRulesSettings(must_not_contain=("h.264",))
    preferred = ReleaseRulesSettings(preferred=(PreferredTermSettings(term="tide", points=3),))
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        fake.add(HEVC)
        await stack.ask(SetReleaseRules(rules=general), ReleaseRulesView)
        await stack.ask(SetReleaseRules(rules=preferred, library_id=library), ReleaseRulesView)
        held = SetDelayProfile(library_id=library, delay=DelaySettings(torrent_minutes=525_600))
        await stack.ask(held, DelayProfileView)
        listed = (await stack.ask(ListReleaseRules(), ReleaseRuleList)).items
        delays = (await stack.ask(ListDelayProfiles(), DelayProfiles)).items
        await add(stack, fake)
        await stack.publish(wanted(show().model_copy(update={"library_id": library}), 1, 2))
        completed = await stack.expect(SearchCompleted)
        kept = await stack.ask(ListReleases(search_id=completed.search_id), Releases)
        tried = await stack.ask(JudgeName(name=PLAIN, library_id=library), JudgedName)
        elsewhere = await stack.ask(JudgeName(name=PLAIN), JudgedName)
        await stack.ask(RemoveDelayProfile(library_id=library), Done)
        with pytest.raises(NotFound):
            await stack.ask(RemoveDelayProfile(library_id=library), Done)
    assert [(one.profile_id, one.library_id) for one in listed] == [(None, None), (None, library)]
    assert [one.library_id for one in delays] == [library]
    reasons = {one.name: [rejection.rule for rejection in one.rejections] for one in kept.items}
    assert reasons == {HEVC: ["delayed"], PLAIN: ["delayed", "must_not_contain_present"]}
    assert (tried.score, elsewhere.score) == (3, 0)


async def test_the_policy_holds_for_every_release(stack: Stack) -> None:
    strict = PolicySettings(propers=Propers.DO_NOT_PREFER, maximum_size_bytes=1_000_000_000)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        assert await stack.ask(GetPolicy(), PolicySettings) == PolicySettings()
        await stack.ask(SetPolicy(policy=strict), PolicySettings)
        assert await stack.ask(GetPolicy(), PolicySettings) == strict
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        completed = await stack.expect(SearchCompleted)
        kept = await stack.ask(ListReleases(search_id=completed.search_id), Releases)
    assert [one.rule for one in kept.items[0].rejections] == ["maximum_size_exceeded"]


async def test_a_young_release_is_held_until_its_time_has_come(stack: Stack) -> None:
    published = datetime.now(UTC) - timedelta(minutes=10)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN, published_at=published)
        delay = DelaySettings(torrent_minutes=60)
        set_ = await stack.ask(SetDelayProfile(delay=delay), DelayProfileView)
        assert (await stack.ask(ListDelayProfiles(), DelayProfiles)).items == (set_,)
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2))
        completed = await stack.expect(SearchCompleted)
        kept = await stack.ask(ListReleases(search_id=completed.search_id), Releases)
        sql = await stack.sql(Service.INDEXER)
        try:
            due = await sql.fetchval("select due_at from held_releases where target_id = $1", message.target.target_id)
        finally:
            await sql.close()
        await stack.ask(RemoveDelayProfile(), Done)
    assert completed.grabbed is None
    assert [(one.rule, one.permanent) for one in kept.items[0].rejections] == [("delayed", False)]
    assert abs(due - published - timedelta(hours=1)) < timedelta(seconds=2)


async def test_every_decision_is_kept_with_its_arithmetic(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        for name in (PLAIN, HEVC, OTHER):
            fake.add(name)
        made = await stack.ask(AddFormat(custom_format=X265), CustomFormatView)
        profile = await stack.ask(AddProfile(profile=settings(format_scores={made.format_id: 20})), ProfileView)
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2, profile_id=profile.profile_id))
        grabbed = await stack.expect(ReleaseGrabbed)
        await stack.expect(SearchCompleted)
        asked = ListDecisions(target_id=message.target.target_id, page=Page(limit=2))
        page = await stack.ask(asked, Decisions)
        rest = await stack.ask(asked.model_copy(update={"page": Page(limit=2, cursor=page.next_cursor)}), Decisions)
        why = await stack.ask(ExplainRelease(release_id=grabbed.release_id), Explanation)
    decisions = {one.name: one for one in (*page.items, *rest.items)}
    assert (len(page.items), len(rest.items), rest.next_cursor) == (2, 1, None)
    assert (decisions[HEVC].accepted, decisions[HEVC].score, decisions[HEVC].grabbed) == (True, 20, True)
    assert [(line.name, line.points) for line in decisions[HEVC].score_lines] == [("x265", 20)]
    assert (decisions[PLAIN].score_lines, decisions[PLAIN].profile_id) == ((), profile.profile_id)
    assert [one.rule for one in decisions[OTHER].rejections] == ["wrong_episode"]
    verdict = why.verdicts[0]
    assert why.release.name == HEVC
    assert len(why.rules) > 20
    assert (verdict.target, verdict.profile_version) == (message.target, 1)
    assert [(line.name, line.because, line.points) for line in verdict.score_lines] == [("x265", ("x265",), 20)]


async def test_a_person_blocks_a_release_and_lets_it_go_again(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(PLAIN)
        facts = show()
        await stack.publish(wanted(facts, 1, 9))
        await stack.expect(SearchCompleted)
        wish = AddToBlocklist(title_id=facts.title_id, name=PLAIN, reason="out of sync")
        entry = await stack.ask(wish, BlocklistEntry)
        with pytest.raises(Conflict):
            await stack.ask(wish, BlocklistEntry)
        listed = await stack.ask(ListBlocklist(title_id=facts.title_id), Blocklist)
        await add(stack, fake)
        await stack.publish(wanted(facts, 1, 2))
        blocked = await stack.expect(SearchCompleted, where=lambda event: event.found > 0)
        kept = await stack.ask(ListReleases(search_id=blocked.search_id), Releases)
        await stack.ask(RemoveFromBlocklist(blocklist_id=entry.blocklist_id), Done)
        with pytest.raises(NotFound):
            await stack.ask(RemoveFromBlocklist(blocklist_id=entry.blocklist_id), Done)
        verdict = await stack.ask(push(PLAIN, fake), PushVerdict)
    assert listed.items == (entry,)
    assert (entry.title_name, entry.reason) == ("Harbor Lights", "out of sync")
    assert "blocklisted" in [one.rule for one in kept.items[0].rejections]
    assert verdict.approved


def push(name: str, fake: FakeTorznab) -> PushRelease:
    return PushRelease(
        name=name, download_url=fake.link(name), indexer="harbor index", size_bytes=1_400_000_000, seeders=10
    )


async def test_an_announced_release_is_taken_once_when_it_is_wanted(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2))
        await stack.expect(SearchCompleted)
        fake.add(PLAIN)
        taken = await stack.ask(push(PLAIN, fake), PushVerdict)
        again = await stack.ask(push(PLAIN, fake), PushVerdict)
        other = await stack.ask(push(OTHER, fake), PushVerdict)
        unknown = await stack.ask(push("Other.Show.S01E02.1080p.WEB-DL-TIDE", fake), PushVerdict)
        unread = await stack.ask(push("9f8e7d6c5b4a392817069f8e7d6c5b4a", fake), PushVerdict)
        requested = await stack.expect(TorrentRequested)
        stack_requests = stack.all_of(TorrentRequested)
        decisions = await stack.ask(ListDecisions(target_id=message.target.target_id), Decisions)
    assert (taken.approved, taken.title_name, taken.rejections) == (True, "Harbor Lights", ())
    assert requested.targets == (message.target,)
    assert len(stack_requests) == 1
    assert not again.approved
    assert other.rejections[0].rule == "wrong_episode"
    assert [one.rule for one in unknown.rejections] == ["unknown_title"]
    assert unread.rejections[0].rule == "unreadable"
    assert decisions.items[-1].name == PLAIN


async def test_an_announced_release_of_a_stranger_is_fetched_from_public_addresses_only(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await stack.publish(wanted(movie()))
        await stack.expect(SearchCompleted)
        name = "The.Paper.Moons.2021.1080p.WEB-DL.H.264-TIDE"
        fake.add(name)
        stranger = push(name, fake).model_copy(update={"indexer": "Somebody", "size_bytes": 4_000_000_000})
        verdict = await stack.ask(stranger, PushVerdict)
        magnet = stranger.model_copy(
            update={"download_url": None, "magnet": f"magnet:?xt=urn:btih:{'ab' * 20}&dn={name}"}
        )
        taken = await stack.ask(magnet, PushVerdict)
    assert (verdict.approved, verdict.rejections) == (False, ())
    assert taken.approved


async def test_a_name_is_read_and_judged_by_a_profile(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        made = await stack.ask(AddFormat(custom_format=X265), CustomFormatView)
        profile = await stack.ask(AddProfile(profile=settings(format_scores={made.format_id: -5})), ProfileView)
        read = await stack.ask(ReadName(name=HEVC), NameReading)
        unread = await stack.ask(ReadName(name="9f8e7d6c5b4a392817069f8e7d6c5b4a"), NameReading)
        judged = await stack.ask(JudgeName(name=HEVC, profile_id=profile.profile_id), JudgedName)
        small = await stack.ask(
            JudgeName(
                name="The.Paper.Moons.2021.1080p.WEB-DL-TIDE",
                kind=TitleKind.MOVIE,
                size_bytes=1_000_000,
                runtime_minutes=100,
            ),
            JudgedName,
        )
    assert (read.readable, read.facts["group"], read.facts["episodes"]) == (True, "TIDE", (2,))
    assert {span.fact for span in read.spans} >= {"title", "group"}
    assert not unread.readable
    assert (judged.score, judged.quality) == (-5, "WEBDL-1080p")
    assert [one.rule for one in judged.rejections] == ["format_score_too_low"]
    assert [one.rule for one in small.rejections] == ["below_minimum_size"]
