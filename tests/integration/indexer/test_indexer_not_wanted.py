"""What nothing is searched for: unmonitored targets, and those that are not out yet. A person may take them."""

from datetime import UTC, datetime

import pytest

from contracts.catalog.events import TargetsListed, TargetUnwanted, TargetWanted, TitleUpdated
from contracts.catalog.values import ListedTarget, TitleFacts, UnwantedReason
from contracts.downloader.commands import TorrentRequested
from contracts.indexer.asks import GrabRelease, ListReleases, Releases, StartSearch
from contracts.indexer.commands import SearchRequested
from contracts.indexer.decision_asks import PushRelease
from contracts.indexer.decision_values import PushVerdict
from contracts.indexer.events import SearchCompleted
from contracts.indexer.rule_asks import SetPolicy
from contracts.indexer.rule_values import PolicySettings
from contracts.indexer.values import ReleaseView, SearchView
from contracts.message import Done
from contracts.service import Service
from contracts.values import TargetRef
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, movie, show, wanted
from kit.errors import Conflict
from support.stack import Stack, eventually

LATER = datetime(2099, 3, 3, 20, tzinfo=UTC)
EPISODE = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-TIDE"
FILM = "The.Paper.Moons.2021.1080p.WEB-DL.H.264-TIDE"
POOR_FILM = "The.Paper.Moons.2021.480p.WEB-DL.H.264-TIDE"
SIZE = 2_000_000_000


async def tell(stack: Stack, facts: TitleFacts, *listed: tuple[TargetRef, UnwantedReason]) -> None:
    """As the catalog does for a title of which nothing is wanted."""
    await stack.publish(TitleUpdated(title_id=facts.title_id, facts=facts, changes=("added",)))
    some = tuple(ListedTarget(target=target, reason=reason, slot_name="Main") for target, reason in listed)
    await stack.publish(TargetsListed(title_id=facts.title_id, listed=some))
    sql = await stack.sql(Service.INDEXER)
    known = "select (select count(*) from targets) = $1 and (select count(*) from titles) = 1"
    await eventually(lambda: sql.fetchval(known, len(listed)))
    await sql.close()


def later(message: TargetWanted) -> TargetRef:
    return message.target.model_copy(update={"air_at": LATER})


async def found_by_hand(stack: Stack, facts: TitleFacts, target: TargetRef) -> dict[str, ReleaseView]:
    ask = StartSearch(title_id=facts.title_id, target_ids=(target.target_id,))
    search = await stack.ask(ask, SearchView)
    await stack.expect(SearchCompleted, where=lambda event: event.search_id == search.search_id)
    return {one.name: one for one in (await stack.ask(ListReleases(search_id=search.search_id), Releases)).items}


async def push(stack: Stack, fake: FakeTorznab, name: str) -> PushVerdict:
    """Judged and taken as what a feed brings."""
    (one,) = (listed for listed in fake.listed if listed.name == name)
    ask = PushRelease(name=name, download_url=fake.link(name), size_bytes=one.size_bytes, indexer="Harbor Index")
    return await stack.ask(ask, PushVerdict)


@pytest.mark.parametrize("reason", [UnwantedReason.UNMONITORED, UnwantedReason.UNAIRED])
async def test_a_person_finds_and_takes_a_movie_that_is_not_wanted(stack: Stack, reason: UnwantedReason) -> None:
    facts = movie()
    message = wanted(facts)
    target = message.target if reason is UnwantedReason.UNMONITORED else later(message)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        for name in (FILM, POOR_FILM):
            fake.add(name, size_bytes=SIZE)
        await add(stack, fake, rss=False)
        await tell(stack, facts, (target, reason))
        pushed = await push(stack, fake, FILM)
        await stack.publish(SearchRequested(title_id=facts.title_id))
        await stack.expect(SearchCompleted)
        by_itself = stack.all_of(TorrentRequested)
        found = await found_by_hand(stack, facts, target)
        with pytest.raises(Conflict, match="The release is rejected: Quality not wanted"):
            await stack.ask(GrabRelease(release_id=found[POOR_FILM].release_id), Done)
        await stack.ask(GrabRelease(release_id=found[POOR_FILM].release_id, despite_rejections=True), Done)
        request = await stack.expect(TorrentRequested)
    rule = "not_monitored" if reason is UnwantedReason.UNMONITORED else "not_available"
    assert [one.rule for one in pushed.rejections] == [rule]
    assert by_itself == []
    assert {name: [one.rule for one in view.rejections] for name, view in found.items()} == {
        FILM: [],
        POOR_FILM: ["quality_not_wanted"],
    }
    assert (request.name, request.targets) == (POOR_FILM, (target,))


async def test_an_accepted_release_of_an_unaired_episode_needs_no_despite(stack: Stack) -> None:
    facts = show()
    target = later(wanted(facts, 1, 2))
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(EPISODE)
        await add(stack, fake, rss=False)
        await tell(stack, facts, (target, UnwantedReason.UNAIRED))
        found = await found_by_hand(stack, facts, target)
        await stack.ask(GrabRelease(release_id=found[EPISODE].release_id), Done)
        request = await stack.expect(TorrentRequested)
    assert (request.name, request.targets) == (EPISODE, (target,))


async def test_before_the_air_date_something_is_taken_only_where_that_is_allowed(stack: Stack) -> None:
    facts = show()
    watched, other = later(wanted(facts, 1, 2)), later(wanted(facts, 1, 3))
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(EPISODE)
        fake.add(unwatched := EPISODE.replace("E02", "E03"))
        await add(stack, fake, rss=False)
        await tell(stack, facts, (watched, UnwantedReason.UNAIRED), (other, UnwantedReason.UNMONITORED))
        before = await push(stack, fake, EPISODE)
        await stack.ask(SetPolicy(policy=PolicySettings(before_air_date=True)), PolicySettings)
        after = await push(stack, fake, EPISODE)
        of_other = await push(stack, fake, unwatched)
        request = await stack.expect(TorrentRequested)
        requested = stack.all_of(TorrentRequested)
    assert (before.approved, [(one.rule, one.permanent) for one in before.rejections]) == (
        False,
        [("before_air_date", False)],
    )
    assert (after.approved, request.name, request.targets) == (True, EPISODE, (watched,))
    assert (of_other.approved, [one.rule for one in of_other.rejections]) == (False, ["not_monitored"])
    assert len(requested) == 1


async def test_the_newest_word_on_a_target_counts_and_what_is_gone_is_not_found(stack: Stack) -> None:
    facts = movie()
    main, second = wanted(facts), wanted(facts)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FILM, size_bytes=SIZE)
        await add(stack, fake, rss=False)
        unmonitored = UnwantedReason.UNMONITORED
        await tell(stack, facts, (main.target, unmonitored), (second.target, unmonitored))
        sql = await stack.sql(Service.INDEXER)
        await stack.publish(
            TargetsListed(
                title_id=facts.title_id, listed=(ListedTarget(target=second.target, reason=UnwantedReason.REMOVED),)
            )
        )
        await eventually(lambda: sql.fetchval("select count(*) = 1 from targets where removed"))
        postponed = TargetUnwanted(title_id=facts.title_id, target=main.target, reason=UnwantedReason.POSTPONED)
        await stack.publish(postponed)
        await eventually(lambda: sql.fetchval("select count(*) = 1 from targets where monitored and not wanted"))
        await sql.close()
        found = await found_by_hand(stack, facts, second.target)
        ask = StartSearch(title_id=facts.title_id)
        search = await stack.ask(ask, SearchView)
        done = await stack.expect(SearchCompleted, where=lambda event: event.search_id == search.search_id)
    assert [one.found for one in found[FILM].rejections] == ["none"]
    assert done.targets == (main.target,)
