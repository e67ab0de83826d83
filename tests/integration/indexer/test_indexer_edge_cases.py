"""Indexers that fail, lie or attack, and crashes in the middle."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from contracts.downloader.commands import TorrentRequested
from contracts.indexer.asks import (
    EditIndexer,
    Indexers,
    ListIndexers,
    ListProfiles,
    Profiles,
    RemoveIndexer,
    TestIndexer,
)
from contracts.indexer.commands import SearchRequested
from contracts.indexer.events import GrabFailed, IndexerHealthChanged, SearchCompleted
from contracts.indexer.values import IndexerKind, IndexerSettings, IndexerState, IndexerTest, IndexerView
from contracts.message import Done
from contracts.service import Service
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import CAPS, KEY, FakeTorznab, serve
from integration.indexer.world import add, movie, show, wanted
from kit.errors import InvalidInput, NotFound
from support.stack import Stack, eventually

NAME = "Harbor.Lights.S01E02.1080p.WEB-DL.H.264-TIDE"
BOMB = b'<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><rss>&b;</rss>'


async def _gigabyte() -> AsyncIterator[bytes]:
    for _ in range(1024):
        yield b" " * 1024 * 1024


async def _bomb(_request: Request) -> Response:
    return Response(BOMB)


async def _huge(_request: Request) -> Response:
    return StreamingResponse(_gigabyte())


async def _html(_request: Request) -> Response:
    return Response("<!doctype html><html><body>down</body></html>", media_type="text/html")


async def _broken(_request: Request) -> Response:
    return Response("<rss><channel><item><title>broken")


async def _loopback(request: Request) -> Response:
    return RedirectResponse(f"http://localhost:{request.url.port}/api")


async def _never(_request: Request) -> Response:
    await asyncio.sleep(30)
    return Response("")


async def _limited(_request: Request) -> Response:
    return Response(status_code=429, headers={"retry-after": "7200"})


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (_bomb, "DTD or entities"),
        (_huge, "more than 10000000 bytes"),
        (_html, "HTML instead of results"),
        (_broken, "broken XML"),
        (_loopback, "inside the network"),
        (_never, "no whole answer within 1 s"),
        (_limited, "too many requests"),
    ],
)
async def test_a_bad_indexer_is_named_and_spoils_no_other(stack: Stack, answer: object, error: str) -> None:
    bad = FakeTorznab(answer=answer)  # type: ignore[arg-type]  # one of the functions above
    async with FakeTorznab().serving() as fake, bad.serving(), stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(NAME)
        await add(stack, fake)
        await add(stack, bad, "Bad Index", timeout_seconds=1)
        await stack.publish(wanted(show(), 1, 2))
        await stack.expect(TorrentRequested)
        completed = await stack.expect(SearchCompleted)
    errors = {found.name: found.error or "" for found in completed.answers}
    assert errors["Harbor Index"] == ""
    assert error in errors["Bad Index"]
    assert KEY not in errors["Bad Index"]


async def test_a_torrent_behind_a_redirect_into_the_network_is_refused(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.download = _loopback
        fake.add(NAME)
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        failure = await stack.expect(GrabFailed)
        await stack.expect(SearchCompleted)
    assert "inside the network" in failure.error
    assert stack.all_of(TorrentRequested) == []


async def test_an_indexer_that_asks_for_a_pause_gets_it_and_health_is_told_once(stack: Stack) -> None:
    async with FakeTorznab(answer=_limited).serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        added = await add(stack, fake)
        await stack.publish(first := wanted(show(), 1, 2))
        await stack.expect(SearchCompleted)
        await stack.publish(SearchRequested(title_id=first.title_id))
        again = await stack.expect(SearchCompleted, where=lambda found: found.origin == "requested")
        (view,) = (await stack.ask(ListIndexers(), Indexers)).items
        fake.answer = None
        edited = await stack.ask(
            EditIndexer(indexer_id=added.indexer_id, settings=_settings(fake, api_key="")), IndexerView
        )
        await stack.publish(SearchRequested(title_id=first.title_id))
        await eventually(lambda: _is(len(fake.asked) >= 2))
    assert len([asked for asked in fake.asked if asked["t"] == "tvsearch"]) >= 2
    assert "left alone until" in (again.answers[0].error or "")
    assert view.state is IndexerState.BACKING_OFF
    assert view.retry_at
    assert edited.state is IndexerState.OK
    assert edited.has_api_key
    assert [event.state for event in stack.all_of(IndexerHealthChanged)] == [IndexerState.BACKING_OFF]


async def test_a_day_s_budget_is_kept(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake, daily_budget=1)
        await stack.publish(first := wanted(movie()))
        await stack.expect(SearchCompleted)
        await stack.publish(SearchRequested(title_id=first.title_id))
        again = await stack.expect(SearchCompleted, where=lambda found: found.origin == "requested")
        (view,) = (await stack.ask(ListIndexers(), Indexers)).items
    assert again.answers[0].error == "the budget of 1 requests a day is used up"
    assert len(fake.asked) == 1
    assert view.requests_today == 1


async def test_requests_to_one_indexer_keep_their_distance(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake, request_spacing_seconds=600)
        await stack.publish(wanted(show(), 1, 2))
        await eventually(lambda: _is(len(fake.asked) == 1))
        sql = await stack.sql(Service.INDEXER)
        await eventually(lambda: _fetch(sql, "select next_request_at - now() > interval '1000 s' from indexers"))
        await sql.close()
    assert len(fake.asked) == 1


async def test_a_search_that_was_cut_off_is_run_again(stack: Stack) -> None:
    slow = FakeTorznab(answer=_never)
    async with slow.serving() as fake:
        async with stack.running(DEFINITION, IndexerServiceSettings):
            await add(stack, fake)
            await stack.publish(wanted(show(), 1, 2))
            await eventually(lambda: _is(bool(fake.asked)))
        fake.answer = None
        fake.add(NAME)
        async with stack.running(DEFINITION, IndexerServiceSettings):
            request = await stack.expect(TorrentRequested)
    assert request.name == NAME


async def test_a_search_whose_process_died_is_taken_over(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake:
        fake.add(NAME)
        async with stack.running(DEFINITION, IndexerServiceSettings):
            await add(stack, fake)
            await stack.publish(message := wanted(show(), 1, 2, search=False))
            sql = await stack.sql(Service.INDEXER)
            await eventually(lambda: _fetch(sql, "select count(*) = 1 from targets"))
        await sql.execute(
            "insert into searches (search_id, title_id, origin, target_ids, correlation_id, state, started_at, lease, "
            "lease_until, attempts) values (gen_random_uuid(), $1, 'automatic', $2, gen_random_uuid(), 'running', "
            "now(), gen_random_uuid(), now() + interval '1 second', 1)",
            message.title_id,
            [message.target.target_id],
        )
        async with stack.running(DEFINITION, IndexerServiceSettings):
            await stack.expect(TorrentRequested)
        await sql.close()


async def test_what_waited_for_an_indexer_is_searched_when_one_is_added(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(NAME)
        await stack.publish(wanted(show(), 1, 2))
        await stack.expect(SearchCompleted)
        await add(stack, fake)
        await stack.expect(TorrentRequested)


async def test_what_is_not_found_waits_longer_each_time(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        await stack.expect(SearchCompleted)
        sql = await stack.sql(Service.INDEXER)
        assert await _fetch(sql, "select search_at - now() between interval '5 h' and interval '7 h' from targets")
        await sql.execute("update targets set search_at = now() - interval '1 s'")
        await stack.publish(wanted(movie()))
        await eventually(
            lambda: _fetch(sql, "select search_at - now() > interval '11 h' from targets where misses = 2")
        )
        await sql.close()


async def test_usenet_is_shown_but_not_taken_yet(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(NAME)
        fake.answer = _usenet
        await add(stack, fake, kind=IndexerKind.NEWZNAB)
        await stack.publish(wanted(show(), 1, 2))
        completed = await stack.expect(SearchCompleted)
        sql = await stack.sql(Service.INDEXER)
        assert await _fetch(sql, "select view->'rejections'->0->>'rule' = 'no_usenet_client' from releases")
        await sql.close()
    assert (completed.found, completed.accepted) == (1, 0)


async def _usenet(_request: Request) -> Response:
    return Response(
        f'<rss><channel><item><title>{NAME}</title><enclosure url="http://127.0.0.1/x" length="1400000000" '
        'type="application/x-nzb"/></item></channel></rss>'
    )


async def test_a_prowlarr_brings_each_of_its_indexers(stack: Stack) -> None:
    asked: list[str] = []

    async def listing(request: Request) -> Response:
        if request.headers.get("x-api-key") != KEY:
            return JSONResponse({"error": "Unauthorized"}, 401)
        records = [{"id": 1, "name": "One", "protocol": "torrent"}, {"id": 7, "name": "Seven", "protocol": "usenet"}]
        return JSONResponse([record | {"enable": True, "supportsSearch": True} for record in records])

    async def torznab(request: Request) -> Response:
        if request.query_params["t"] == "caps":
            return Response(CAPS)
        asked.append(request.path_params["number"])
        return Response("<rss><channel/></rss>")

    routes = [Route("/api/v1/indexer", listing), Route("/{number}/api", torznab)]
    async with serve(Starlette(routes=routes)) as url, stack.running(DEFINITION, IndexerServiceSettings):
        fake = FakeTorznab(url=url)
        parent = await add(stack, fake, "Prowlarr", kind=IndexerKind.PROWLARR)
        found = (await stack.ask(ListIndexers(), Indexers)).items
        await stack.publish(wanted(movie()))
        completed = await stack.expect(SearchCompleted)
        settings = _settings(fake, kind=IndexerKind.PROWLARR, api_key="wrong")
        refused = await stack.ask(TestIndexer(settings=settings), IndexerTest)
        good = await stack.ask(
            TestIndexer(settings=_settings(fake, kind=IndexerKind.PROWLARR), indexer_id=parent.indexer_id), IndexerTest
        )
        await stack.ask(RemoveIndexer(indexer_id=parent.indexer_id), Done)
        left = (await stack.ask(ListIndexers(), Indexers)).items
    children = [view for view in found if view.parent_id == parent.indexer_id]
    assert [(view.name, view.protocol.value) for view in children] == [("One", "torrent"), ("Seven", "usenet")]
    assert sorted(set(asked)) == ["1", "7"]
    assert {answer.name for answer in completed.answers} == {"One", "Seven"}
    assert (refused.ok, refused.reachable, refused.authorised) == (False, True, False)
    assert good.indexers == ("One", "Seven")
    assert left == ()


async def test_a_jackett_brings_each_of_its_indexers(stack: Stack) -> None:
    asked: list[str] = []

    async def torznab(request: Request) -> Response:
        slug, params = request.path_params["slug"], request.query_params
        if params.get("apikey") != KEY:
            return Response(f'<error code="100" description="{params.get("apikey")} is no API key"/>')
        if params["t"] == "indexers":
            entries = '<indexer id="one" configured="true"><title>One</title><caps/></indexer><indexer id="b-2"/>'
            return Response(f"<indexers>{entries}</indexers>")
        if params["t"] == "caps":
            return Response(CAPS)
        asked.append(slug)
        return Response("<rss><channel/></rss>")

    routes = [Route("/api/v2.0/indexers/{slug}/results/torznab/api", torznab)]
    async with serve(Starlette(routes=routes)) as url, stack.running(DEFINITION, IndexerServiceSettings):
        fake = FakeTorznab(url=url)
        await add(stack, fake, "Jackett", kind=IndexerKind.JACKETT)
        await stack.publish(wanted(movie()))
        completed = await stack.expect(SearchCompleted)
        wrong = _settings(fake, kind=IndexerKind.JACKETT, api_key="another-secret")
        refused = await stack.ask(TestIndexer(settings=wrong), IndexerTest)
    assert {answer.name for answer in completed.answers} == {"One", "b-2"}
    assert set(asked) == {"one", "b-2"}
    assert refused.error == "error 100: [key] is no API key"


async def test_a_flood_of_results_is_read_page_by_page_up_to_a_thousand(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        for number in range(1200):
            fake.add(f"Harbor.Lights.S01E02.480p.WEB-DL-G{number}")
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        completed = await stack.expect(SearchCompleted)
    assert [asked["offset"] for asked in fake.asked] == [str(page * 100) for page in range(10)]
    assert (completed.found, completed.accepted) == (1000, 0)


async def test_an_indexer_that_repeats_its_page_is_asked_no_further(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        for number in range(150):
            fake.add(f"Harbor.Lights.S01E02.480p.WEB-DL-G{number}")
        fake.answer = fake.first_page
        await add(stack, fake)
        await stack.publish(wanted(show(), 1, 2))
        completed = await stack.expect(SearchCompleted)
    assert len(fake.asked) == 2
    assert completed.found == 100


async def test_a_test_tells_what_is_wrong(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        good = await stack.ask(TestIndexer(settings=_settings(fake)), IndexerTest)
        wrong_key = await stack.ask(TestIndexer(settings=_settings(fake, api_key="wrong")), IndexerTest)
        nobody = await stack.ask(TestIndexer(settings=_settings(FakeTorznab(url="http://127.0.0.1:1"))), IndexerTest)
        with pytest.raises(InvalidInput):
            await stack.ask(TestIndexer(settings=_settings(FakeTorznab(url="ftp://example.org"))), IndexerTest)
        assert (await stack.ask(ListIndexers(), Indexers)).items == ()
    assert good.ok
    assert good.capabilities[1] == "tvsearch(ep, imdbid, q, season, tvdbid)"
    assert (wrong_key.reachable, wrong_key.authorised) == (True, False)
    assert (nobody.reachable, nobody.advice) == (False, "Check the address, and that the indexer runs")


async def test_a_key_never_leaves_and_is_not_sent_to_another_host(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake, stack.running(DEFINITION, IndexerServiceSettings):
        fake.add(NAME)
        added = await add(stack, fake)
        elsewhere = _settings(FakeTorznab(url="http://localhost:1"), api_key="")
        with pytest.raises(InvalidInput, match="another host"):
            await stack.ask(EditIndexer(indexer_id=added.indexer_id, settings=elsewhere), IndexerView)
        await stack.publish(wanted(show(), 1, 2))
        await stack.expect(TorrentRequested)
        await stack.expect(SearchCompleted)
        sql = await stack.sql(Service.INDEXER)
        assert not await _fetch(sql, f"select bool_or(view::text like '%{KEY}%') from releases")
        await sql.close()
        with pytest.raises(NotFound):
            await stack.ask(RemoveIndexer(indexer_id=wanted(movie()).title_id), Done)
    assert KEY not in added.model_dump_json()
    assert all(KEY not in received.message.model_dump_json() for received in stack.received)


async def test_there_are_profiles_from_the_start(stack: Stack) -> None:
    async with stack.running(DEFINITION, IndexerServiceSettings):
        profiles = (await stack.ask(ListProfiles(), Profiles)).items
    assert len(profiles) == 5
    assert [profile.name for profile in profiles if profile.default] == ["HD (720p and 1080p)"]


async def test_old_records_are_pruned_at_the_start(stack: Stack) -> None:
    async with FakeTorznab().serving() as fake:
        async with stack.running(DEFINITION, IndexerServiceSettings):
            fake.add(NAME)
            await add(stack, fake)
            await stack.publish(wanted(show(), 1, 2))
            await stack.expect(SearchCompleted)
        sql = await stack.sql(Service.INDEXER)
        assert await _fetch(sql, "select count(*) = 1 from releases")
        await sql.execute("update releases set judged_at = now() - interval '91 days'")
        async with stack.running(DEFINITION, IndexerServiceSettings):
            await eventually(lambda: _fetch(sql, "select count(*) = 0 from releases"))
        await sql.close()


def _settings(fake: FakeTorznab, **more: object) -> IndexerSettings:
    values = {"name": "Harbor Index", "kind": IndexerKind.TORZNAB, "url": fake.url, "api_key": KEY}
    return IndexerSettings.model_validate(values | {"request_spacing_seconds": 0} | more)


async def _is(value: bool) -> bool:
    return value


async def _fetch(sql, query: str) -> bool:  # type: ignore[no-untyped-def]  # any asyncpg connection
    return bool(await sql.fetchval(query))
