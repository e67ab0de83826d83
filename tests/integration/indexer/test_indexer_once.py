"""A target that gets its file while another release is judged or fetched: nothing is taken for it twice."""

import asyncio

from starlette.requests import Request
from starlette.responses import Response

from contracts.downloader.commands import TorrentRequested
from contracts.indexer.commands import SearchRequested
from contracts.indexer.events import SearchCompleted
from contracts.service import Service
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab, torrent_bytes
from integration.indexer.world import add, imported, satisfied, show, wanted
from support.stack import Stack, eventually

FIRST = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-TIDE"
EQUAL = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-FOAM"
IN_PLACE = "select count(*) = 1 from targets where current is not null"


async def test_what_came_while_a_release_was_fetched_is_left_alone(stack: Stack) -> None:
    fetching, go_on = asyncio.Event(), asyncio.Event()

    async def fetch_slowly(request: Request) -> Response:
        fetching.set()
        await go_on.wait()
        return Response(torrent_bytes(request.path_params["name"]), media_type="application/x-bittorrent")

    message = wanted(show(), 1, 2)
    async with FakeTorznab(download=fetch_slowly).serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(EQUAL)
        await add(stack, fake)
        await stack.publish(message)
        await asyncio.wait_for(fetching.wait(), 60)
        await stack.publish(satisfied(message))
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: sql.fetchval(IN_PLACE))
        await sql.close()
        go_on.set()
        search = await stack.expect(SearchCompleted)
        requests = stack.all_of(TorrentRequested)
    assert (search.accepted, search.grabbed, requests) == (1, None, [])


async def test_what_was_imported_is_in_place_before_the_catalog_tells_more_of_it(stack: Stack) -> None:
    message = wanted(show(), 1, 2)
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(FIRST)
        await add(stack, fake)
        await stack.publish(message)
        request = await stack.expect(TorrentRequested)
        first = await stack.expect(SearchCompleted)
        fake.listed.clear()
        fake.add(EQUAL)
        await stack.publish(imported(request))
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: sql.fetchval("select count(*) = 1 from grabs where ended_at is not null"))
        assert await sql.fetchval(IN_PLACE)
        await sql.close()
        await stack.publish(SearchRequested(title_id=message.title_id))
        second = await stack.expect(SearchCompleted, where=lambda event: event.search_id != first.search_id)
        requests = stack.all_of(TorrentRequested)
    assert (second.found, second.accepted) == (1, 0)
    assert requests == [request]
