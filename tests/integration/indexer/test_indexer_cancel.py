"""A person ends a search; everybody hears of searches that begin."""

import asyncio

import pytest

from contracts.downloader.commands import TorrentRequested
from contracts.indexer.asks import CancelSearch, GetSearch, ListReleases, Releases, StartSearch
from contracts.indexer.events import SearchCompleted
from contracts.indexer.live import IndexerAnswered, SearchStarted
from contracts.indexer.values import SearchOrigin, SearchState, SearchView
from contracts.message import Done
from contracts.service import Service
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, show, wanted
from kit.errors import Conflict, NotFound
from support.stack import Stack, eventually

NAME = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-TIDE"
ENDLESS = 3600.0


async def cancel(stack: Stack, search: SearchView) -> SearchView:
    await stack.ask(CancelSearch(search_id=search.search_id), Done)
    return await stack.ask(GetSearch(search_id=search.search_id), SearchView)


async def test_a_search_that_is_ended_keeps_what_it_found_and_asks_nobody_else(stack: Stack) -> None:
    slow = FakeTorznab(delay_seconds=ENDLESS)
    async with FakeTorznab().serving() as fake, slow.serving(), stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(NAME)
        await stack.publish(message := wanted(show(), 1, 2, search=False))
        await add(stack, fake)
        await add(stack, slow, "Slow Index")
        await add(stack, slow, "Later Index", request_spacing_seconds=0)
        search = await _started(stack, message.title_id)
        started = await stack.expect(SearchStarted)
        await stack.expect(IndexerAnswered)
        ended = await cancel(stack, search)
        told = await stack.expect(SearchCompleted)
        with pytest.raises(Conflict, match="over already"):
            await stack.ask(CancelSearch(search_id=search.search_id), Done)
        await eventually(lambda: _has_answers(stack, search, 3))
        final = await stack.ask(GetSearch(search_id=search.search_id), SearchView)
        kept = await stack.ask(ListReleases(search_id=search.search_id), Releases)
    assert (started.search.search_id, started.search.title_name) == (search.search_id, "Harbor Lights")
    assert started.search.origin is SearchOrigin.INTERACTIVE
    assert (ended.state, ended.found, ended.accepted) == (SearchState.CANCELLED, 1, 1)
    assert (told.cancelled, told.found, told.search_id) == (True, 1, search.search_id)
    assert final.state is SearchState.CANCELLED
    errors = {answer.name: answer.error for answer in final.answers}
    assert errors == {
        "Harbor Index": None,
        "Slow Index": "the search was cancelled",
        "Later Index": "the search was cancelled",
    }
    assert [release.name for release in kept.items] == [NAME]
    assert len(stack.all_of(SearchCompleted)) == 1


async def test_an_automatic_search_that_is_ended_takes_nothing_and_comes_back_later(stack: Stack) -> None:
    slow = FakeTorznab(delay_seconds=ENDLESS)
    async with FakeTorznab().serving() as fake, slow.serving(), stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(NAME)
        await add(stack, fake)
        await add(stack, slow, "Slow Index")
        await stack.publish(message := wanted(show(), 1, 2))
        started = await stack.expect(SearchStarted)
        await stack.expect(IndexerAnswered)
        await cancel(stack, started.search)
        told = await stack.expect(SearchCompleted)
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: _kept(stack, started.search))
        planned = await sql.fetchval("select search_at between now() + '5 h' and now() + '7 h' from targets")
        await sql.close()
    assert told.targets == (message.target,)
    assert planned
    assert stack.all_of(TorrentRequested) == []


async def test_a_search_that_waits_to_be_run_is_ended_and_one_that_is_unknown_is_not_found(stack: Stack) -> None:
    slow = FakeTorznab(delay_seconds=ENDLESS)
    async with slow.serving(), stack.running(DEFINITION, IndexerServiceSettings, interactive_searches=1):
        await stack.publish(message := wanted(show(), 1, 2, search=False))
        await add(stack, slow)
        first = await _started(stack, message.title_id)
        await eventually(lambda: asyncio.sleep(0, bool(slow.asked)))
        second = await _started(stack, message.title_id)
        ended = await cancel(stack, second)
        await cancel(stack, first)
        third = await _started(stack, message.title_id)
        await stack.expect(SearchStarted, where=lambda event: event.search.search_id == third.search_id)
        begun = [event.search.search_id for event in stack.all_of(SearchStarted)]
        with pytest.raises(NotFound):
            await stack.ask(CancelSearch(search_id=message.title_id), Done)
    assert ended.state is SearchState.CANCELLED
    assert begun == [first.search_id, third.search_id]


async def _started(stack: Stack, title_id: object) -> SearchView:
    views: list[SearchView] = []

    async def try_it() -> bool:
        try:
            views.append(await stack.ask(StartSearch.model_validate({"title_id": title_id}), SearchView))
        except NotFound:
            return False
        return True

    await eventually(try_it)
    return views[0]


async def _has_answers(stack: Stack, search: SearchView, count: int) -> bool:
    view = await stack.ask(GetSearch(search_id=search.search_id), SearchView)
    return len(view.answers) == count


async def _kept(stack: Stack, search: SearchView) -> bool:
    return (await stack.ask(ListReleases(search_id=search.search_id), Releases)).total == 1
