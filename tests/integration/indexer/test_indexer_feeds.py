"""What is new in an indexer's feed is read, matched to what is wanted, and taken."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from functools import partial
from uuid import UUID

import pytest

from contracts.downloader.commands import TorrentRequested
from contracts.indexer.asks import EditIndexer, StartSearch
from contracts.indexer.events import SearchCompleted
from contracts.indexer.feed_asks import Feeds, FeedView, ListFeeds, ReadFeed
from contracts.indexer.values import IndexerView, SearchView
from contracts.message import Done
from contracts.service import Service
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab, Listed
from integration.indexer.world import add, indexer_settings, movie, show, wanted
from kit.errors import NotFound
from support.stack import Stack, eventually

EPISODE = "Harbor.Lights.S01E02.1080p.WEB-DL.DDP5.1.H.264-TIDE"
FILM = "The.Paper.Moons.2021.1080p.WEB-DL.H.264-TIDE"


async def read(stack: Stack, before: FeedView | None = None) -> FeedView:
    """The feed after it was read once more."""
    found: list[FeedView] = []

    async def is_known() -> bool:
        found[:] = (await stack.ask(ListFeeds(), Feeds)).items
        return bool(found)

    async def is_read() -> bool:
        await is_known()
        return found[0].read_at is not None and found[0].read_at != (before.read_at if before else None)

    await eventually(is_known)
    await stack.ask(ReadFeed(indexer_id=found[0].indexer_id), Done)
    await eventually(is_read)
    return found[0]


async def test_new_releases_in_a_feed_are_taken_when_they_are_wanted(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake)
        await stack.publish(episode := wanted(show(), 1, 2))
        await stack.publish(film := wanted(movie()))
        await stack.expect(SearchCompleted, where=lambda event: event.title_id == episode.title_id)
        await stack.expect(SearchCompleted, where=lambda event: event.title_id == film.title_id)
        fake.add("Nobody.Wants.This.S01E01.1080p.WEB-DL-TIDE")
        first = await read(stack)
        fake.listed.insert(0, Listed(EPISODE))
        fake.listed.insert(0, Listed(FILM, size_bytes=4_000_000_000))
        fake.listed.insert(0, Listed("Harbor.Lights.S01E03.1080p.WEB-DL-TIDE"))
        second = await read(stack, first)
        of_show = await stack.expect(TorrentRequested, where=lambda one: one.name == EPISODE)
        of_film = await stack.expect(TorrentRequested, where=lambda one: one.name == FILM)
        third = await read(stack, second)
        requested = stack.all_of(TorrentRequested)
    assert (first.fresh, first.matched, first.taken) == (1, 0, 0)
    assert (second.fresh, second.matched, second.taken, second.gap_at) == (3, 3, 2, None)
    assert (of_show.targets, of_film.targets) == ((episode.target,), (film.target,))
    assert (third.fresh, len(requested)) == (0, 2)
    assert fake.asked[-1]["t"] == "search"


async def test_a_feed_s_releases_are_found_by_alias_and_by_the_indexer_s_ids(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake)
        await stack.publish(first := wanted(facts := show(), 1, 2))
        await stack.publish(second := wanted(facts, 1, 3))
        await stack.publish(film := wanted(movie()))
        for title_id in (facts.title_id, film.title_id):
            await stack.expect(SearchCompleted, where=partial(is_of, title_id))
        fake.add("Nobody.Wants.This.S01E01.1080p.WEB-DL-TIDE")
        before = await read(stack)
        by_alias = "Hafenlichter.S01E02.1080p.WEB-DL.H.264-TIDE"
        by_id = "Lumieres.du.Port.S01E03.1080p.WEB-DL.H.264-TIDE"
        film_by_id = "Les.Lunes.2021.1080p.WEB-DL.H.264-TIDE"
        fake.listed.insert(0, Listed(by_alias))
        fake.listed.insert(0, Listed(by_id, attributes={"tvdbid": "4711"}))
        fake.listed.insert(0, Listed("Lumieres.du.Port.S01E04.1080p.WEB-DL-TIDE", attributes={"tvdbid": "4712"}))
        fake.listed.insert(0, Listed(film_by_id, size_bytes=4_000_000_000, attributes={"imdbid": "9900002"}))
        after = await read(stack, before)
        requested = [
            await stack.expect(TorrentRequested, where=partial(is_named, name))
            for name in (by_alias, by_id, film_by_id)
        ]
    assert (after.fresh, after.matched, after.taken) == (4, 3, 3)
    assert [one.targets for one in requested] == [(first.target,), (second.target,), (film.target,)]


def is_of(title_id: UUID, event: SearchCompleted) -> bool:
    return event.title_id == title_id


def is_named(name: str, command: TorrentRequested) -> bool:
    return command.name == name


async def test_a_feed_that_ran_ahead_leads_to_searches(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake)
        await stack.publish(message := wanted(show(), 1, 2))
        await stack.expect(SearchCompleted)
        fake.add("Old.One.S01E01.1080p.WEB-DL-TIDE")
        first = await read(stack)
        fake.listed = [Listed(f"New.One.S01E{number:04}.1080p.WEB-DL-TIDE") for number in range(1100)]
        second = await read(stack, first)
    assert message.target.season == 1
    assert (second.fresh, second.matched) == (1000, 0)
    assert second.gap_at is not None


FRESH = [f"New.One.S01E{number:04}.1080p.WEB-DL-TIDE" for number in range(250)]
OLD = "Old.One.S01E01.1080p.WEB-DL-TIDE"


async def test_a_release_that_a_page_names_twice_does_not_end_the_reading(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake)
        fake.add(OLD)
        first = await read(stack)
        fake.listed = [Listed(name) for name in (FRESH[0], *FRESH, OLD)]
        second = await read(stack, first)
    assert (second.fresh, second.gap_at) == (250, None)


async def test_an_indexer_that_knows_no_pages_may_have_shown_not_all_that_is_new(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake)
        fake.add(OLD)
        first = await read(stack)
        fake.listed = [Listed(name) for name in FRESH]
        fake.answer = fake.first_page
        second = await read(stack, first)
        fake.listed = [Listed(name) for name in ("Newest.One.S01E01.1080p.WEB-DL-TIDE", *FRESH)]
        third = await read(stack, second)
    assert (second.fresh, second.gap_at is not None) == (100, True)
    assert (third.fresh, third.gap_at) == (1, second.gap_at)


async def test_what_the_budget_left_unread_is_read_later(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        view = await add(stack, fake, daily_budget=5, automatic_search=False)
        fake.add(OLD)
        await read(stack, await read(stack))
        fake.listed = [Listed(name) for name in (*FRESH, OLD)]
        await stack.ask(ReadFeed(indexer_id=view.indexer_id), Done)

        async def ran_dry() -> bool:
            return (await stack.ask(ListFeeds(), Feeds)).items[0].error is not None

        await eventually(ran_dry)
        stopped = (await stack.ask(ListFeeds(), Feeds)).items[0]
        await stack.ask(EditIndexer(indexer_id=view.indexer_id, settings=indexer_settings(fake)), IndexerView)
        after = await read(stack, stopped)
    assert (stopped.fresh, stopped.gap_at) == (200, None)
    assert (after.fresh, after.gap_at) == (250, None)


async def test_feeds_that_are_due_together_do_not_wait_for_a_slow_one(stack: Stack) -> None:
    async with (
        FakeTorznab(delay_seconds=20).serving() as slow,
        FakeTorznab().serving() as quick,
        stack.running(DEFINITION, IndexerServiceSettings),
    ):
        names = ["A slow one", "A quick one"]
        for fake, name in zip((slow, quick), names, strict=True):
            await add(stack, fake, name)

        async def feeds() -> dict[str, FeedView]:
            return {one.name: one for one in (await stack.ask(ListFeeds(), Feeds)).items}

        await eventually(lambda: _is(feeds, names))
        sql = await stack.sql(Service.INDEXER)
        await sql.execute("update feeds set next_at = now()")
        await sql.close()
        await stack.ask(ReadFeed(indexer_id=(await feeds())["A quick one"].indexer_id), Done)

        async def is_read() -> bool:
            return (await feeds())["A quick one"].read_at is not None

        await eventually(is_read)
        assert (await feeds())["A slow one"].read_at is None


async def _is(feeds: Callable[[], Awaitable[dict[str, FeedView]]], names: list[str]) -> bool:
    return sorted(await feeds()) == sorted(names)


async def test_what_has_no_feed_can_not_be_read(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        view = await add(stack, fake, rss=False)
        with pytest.raises(NotFound):
            await stack.ask(ReadFeed(indexer_id=view.indexer_id), Done)


async def test_feeds_leave_a_part_of_the_budget_to_people(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        view = await add(stack, fake, daily_budget=5, automatic_search=False)
        await stack.publish(message := wanted(show(), 1, 2))
        await stack.expect(SearchCompleted)
        asked_before = len(fake.asked)
        state = await read(stack)
        for _ in range(3):
            state = await read(stack, state)
        await stack.ask(ReadFeed(indexer_id=view.indexer_id), Done)

        async def is_refused() -> bool:
            return (await stack.ask(ListFeeds(), Feeds)).items[0].error is not None

        await eventually(is_refused)
        by_feeds = len(fake.asked) - asked_before
        search = await stack.ask(StartSearch(title_id=message.title_id, season=1), SearchView)
        done = await stack.expect(SearchCompleted, where=lambda event: event.search_id == search.search_id)
    assert by_feeds == 4
    assert [answer.name for answer in done.answers] == [view.name]
    assert len(fake.asked) - asked_before == 5


async def test_an_indexer_s_own_interval_counts_and_a_shorter_one_at_once(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        known = await add(stack, fake)

        async def set_interval(minutes: int | None) -> None:
            settings = indexer_settings(fake, rss_minutes=minutes)
            await stack.ask(EditIndexer(indexer_id=known.indexer_id, settings=settings), IndexerView)

        async def minutes_left() -> float:
            items = (await stack.ask(ListFeeds(), Feeds)).items
            return (items[0].next_at - datetime.now(UTC)).total_seconds() / 60 if items else 0

        async def is_as_usual() -> bool:
            return 10 < await minutes_left() <= 15

        async def is_sooner() -> bool:
            return 0 < await minutes_left() <= 10

        await eventually(is_as_usual)
        await set_interval(10)
        await eventually(is_sooner)
        await set_interval(60)
        await read(stack)
        assert 50 < await minutes_left() <= 60
