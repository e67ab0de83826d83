"""Budgets of indexers: kept over restarts, shown, shared, and waited for."""

from datetime import UTC, datetime, timedelta
from functools import partial

from contracts.downloader.commands import TorrentRequested
from contracts.indexer.asks import GrabRelease, Indexers, ListIndexers, ListReleases, Releases, StartSearch
from contracts.indexer.commands import SearchRequested
from contracts.indexer.events import GrabFailed, SearchCompleted
from contracts.indexer.values import BudgetUse, BudgetView, SearchOrigin, SearchView
from contracts.message import Done
from contracts.service import Service
from contracts.values import TargetRef
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, movie, satisfied, show, wanted
from support.stack import Stack, eventually

FIRST = "Harbor.Lights.S01E01.1080p.BluRay.x264-TIDE"
SECOND = "Harbor.Lights.S01E02.1080p.BluRay.x264-TIDE"


async def budgets(stack: Stack) -> list[BudgetView]:
    return list((await stack.ask(ListIndexers(), Indexers)).items[0].budgets)


async def test_a_restart_refills_nothing_and_what_is_left_is_shown(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake:
        async with stack.running(DEFINITION, IndexerServiceSettings):
            await add(stack, fake, hourly_budget=2, daily_budget=50, daily_grabs=7)
            await stack.publish(message := wanted(movie()))
            await stack.expect(SearchCompleted)
        before = len(fake.asked)
        async with stack.running(DEFINITION, IndexerServiceSettings):
            hour, day, grabs = await budgets(stack)
            for _ in range(3):
                await stack.publish(SearchRequested(title_id=message.title_id))
            await eventually(lambda: _has(len(_requested(stack)) == 3))
            refused = [event.answers[0].error for event in _requested(stack) if event.answers[0].error]
    assert (hour.use, hour.limit, hour.window_seconds, hour.left) == (BudgetUse.QUERY, 2, 3600, 2 - before)
    assert (day.limit, day.window_seconds, day.left) == (50, 86_400, 50 - before)
    assert (day.left_for_feeds, day.left_for_searches) == (40 - before, 30 - before)
    assert (grabs.use, grabs.left, grabs.next_at, grabs.full_at) == (BudgetUse.GRAB, 7, None, None)
    assert hour.next_at is not None
    assert timedelta(minutes=58) < hour.next_at - datetime.now(UTC) < timedelta(minutes=62)
    assert len(fake.asked) == 2
    assert set(refused) == {"the budget of 2 requests an hour is used up"}


async def test_grabs_have_a_budget_of_their_own_and_what_it_keeps_back_comes_later(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        fake.add(SECOND)
        await add(stack, fake, hourly_grabs=1)
        facts = show()
        await stack.publish(first := wanted(facts, 1, 1))
        await stack.expect(TorrentRequested)
        await stack.publish(second := wanted(facts, 1, 2))
        failure = await stack.expect(GrabFailed)
        await stack.expect(SearchCompleted, where=lambda event: second.target in event.targets)
        sql = await stack.sql(Service.INDEXER)
        waits = await sql.fetchval(
            "select search_at between now() + '50 min' and now() + '62 min' and misses = 0 from targets "
            "where target_id = $1",
            second.target.target_id,
        )
        kept = await sql.fetchval("select not bool_or(fetch_failed) from releases")
        await sql.close()
    assert (failure.name, failure.error) == (SECOND, "the budget of 1 grabs an hour is used up")
    assert [request.targets for request in stack.all_of(TorrentRequested)] == [(first.target,)]
    assert (waits, kept) == (True, True)
    assert fake.downloads == 1


async def test_people_grab_what_is_kept_back_for_them(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake, daily_grabs=5)
        facts = show()
        for episode in range(1, 7):
            fake.add(f"Harbor.Lights.S01E0{episode}.1080p.BluRay.x264-TIDE")
            await stack.publish(message := wanted(facts, 1, episode))
            await stack.expect(SearchCompleted, where=partial(_is_about, message.target))
        automatic = len(stack.all_of(TorrentRequested))
        last = message.target.target_id
        search = await stack.ask(StartSearch(title_id=facts.title_id, target_ids=(last,)), SearchView)
        await stack.expect(SearchCompleted, where=lambda event: event.search_id == search.search_id)
        found = await stack.ask(ListReleases(search_id=search.search_id), Releases)
        await stack.ask(GrabRelease(release_id=found.items[0].release_id), Done)
        await stack.expect(TorrentRequested, where=lambda request: message.target in request.targets)
    assert automatic == 4


async def test_the_backlog_waits_for_its_budget_without_empty_searches_and_the_newest_goes_first(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings, automatic_searches=1):
        made = {}
        for number, name in enumerate(("Salt Roads", "Tin Moon", "Harbor Lights")):
            facts = show(name=name)
            message = wanted(facts, 1, 1, search=False)
            air_at = datetime(2026, 1, 1 + number, tzinfo=UTC)
            target = message.target.model_copy(update={"air_at": air_at})
            await stack.publish(message := message.model_copy(update={"target": target}))
            await stack.publish(satisfied(message, "WEBDL-720p"))
            made[facts.title_id] = name
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: sql.fetchval("select count(*) = 3 from targets where wanted and current is not null"))
        await sql.execute("update targets set search_at = now() - interval '1 h' * random()")
        # An eighth of three fifths of 25 is one request for the backlog within three hours.
        await add(stack, fake, daily_budget=25, automatic_search=True)
        await stack.expect(SearchCompleted)
        await stack.publish(news := wanted(show(name="New Show"), 1, 1))
        await stack.expect(SearchCompleted, where=lambda event: event.title_id == news.title_id)
        searched = [made.get(event.title_id) for event in stack.all_of(SearchCompleted)]
        waiting = await sql.fetchval("select count(*) from targets where search_at < now()")
        await sql.close()
    assert searched == ["Harbor Lights", None]
    assert waiting == 2


def _is_about(target: TargetRef, event: SearchCompleted) -> bool:
    return target in event.targets


def _requested(stack: Stack) -> list[SearchCompleted]:
    return [event for event in stack.all_of(SearchCompleted) if event.origin is SearchOrigin.REQUESTED]


async def _has(value: bool) -> bool:
    return value
