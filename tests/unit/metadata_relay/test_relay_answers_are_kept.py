"""Fresh answers are kept, equal questions are asked once, old answers stand in for a source that fails."""

import asyncio
from pathlib import Path

import httpx
import pytest

from metadata_relay.remembering import Freshness, Topic
from unit.metadata_relay.relay_world import KEY, TMDB, FakeSources, relay_settings, running_relay

SHOW = "/v1/shows/tvmaze/701"
ASKED = "/shows/701"
OLD = {"title_seconds": 0, "search_seconds": 0, "trending_seconds": 0}


async def test_a_fresh_answer_is_asked_for_once(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    first, second = await relay.get(SHOW), await relay.get(SHOW)
    assert first.content == second.content
    assert sources.counts()[ASKED] == 1
    assert int(second.headers["age"]) >= 0
    assert "x-reelway-stale" not in second.headers


async def test_refresh_asks_though_a_fresh_answer_is_kept(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    await relay.get(SHOW)
    await relay.get(SHOW, params={"refresh": "1"})
    assert sources.counts()[ASKED] == 2


async def test_an_expired_answer_is_asked_for_again(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, **OLD), sources) as relay:
        await relay.get(SHOW)
        await relay.get(SHOW)
    assert sources.counts()[ASKED] == 2


async def test_an_old_answer_stands_in_for_a_source_that_is_down(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, **OLD), sources) as relay:
        before = await relay.get("/v1/search?kind=show&query=mist&source=tvmaze")
        sources.down.add("tvmaze.test")
        after = await relay.get("/v1/search?kind=show&query=mist&source=tvmaze")
    assert (before.json()["stale"], after.json()["stale"]) == (False, True)
    assert after.json()["hits"] == before.json()["hits"]
    assert (after.status_code, after.headers["x-reelway-stale"]) == (200, "1")
    assert "age" in after.headers


async def test_old_answers_outlive_a_restart(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, **OLD), sources) as relay:
        before = await relay.get(SHOW)
    sources.down.add("tvmaze.test")
    async with running_relay(relay_settings(tmp_path, **OLD), sources) as relay:
        after = await relay.get(SHOW)
    assert (after.status_code, after.content) == (200, before.content)


async def test_a_refused_key_does_not_take_old_answers_away(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, **OLD), sources) as relay:
        await relay.get("/v1/movies/tmdb/7500")
        sources.answers[TMDB, "/3/movie/7500"] = lambda _: httpx.Response(401)
        after = await relay.get("/v1/movies/tmdb/7500")
    assert (after.status_code, after.headers["x-reelway-stale"]) == (200, "1")


async def test_garbage_is_not_kept_in_place_of_an_answer(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, **OLD), sources) as relay:
        await relay.get("/v1/movies/tmdb/7500")
        sources.answers[TMDB, "/3/movie/7500"] = {"success": True, "surprise": 1}
        assert (await relay.get("/v1/movies/tmdb/7500")).headers["x-reelway-stale"] == "1"
        sources.down.add(TMDB)
        assert (await relay.get("/v1/movies/tmdb/7500")).json()["name"] == "The Quiet Kiln"


async def test_too_old_an_answer_is_not_given(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, stale_seconds=0, **OLD), sources) as relay:
        await relay.get(SHOW)
        sources.down.add("tvmaze.test")
        after = await relay.get(SHOW)
    assert (after.status_code, after.json()["code"]) == (503, "source_unavailable")
    assert after.json()["advice"]


async def test_what_the_source_has_no_more_is_forgotten(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, **OLD), sources) as relay:
        await relay.get(SHOW)
        del sources.answers["tvmaze.test", ASKED]
        assert (await relay.get(SHOW)).status_code == 404
        sources.down.add("tvmaze.test")
        assert (await relay.get(SHOW)).status_code == 503


async def test_a_source_that_failed_is_left_alone_where_an_old_answer_will_do(
    sources: FakeSources, tmp_path: Path
) -> None:
    async with running_relay(relay_settings(tmp_path, rest_seconds=60, **OLD), sources) as relay:
        await relay.get(SHOW)
        sources.down.add("tvmaze.test")
        await relay.get(SHOW)
        asked = len(sources.requests)
        assert (await relay.get(SHOW)).headers["x-reelway-stale"] == "1"
        assert len(sources.requests) == asked
        assert (await relay.get("/v1/shows/tvmaze/999")).status_code == 503
        assert len(sources.requests) > asked


async def test_a_slow_source_gives_way_to_an_old_answer_and_is_still_heard(
    sources: FakeSources, tmp_path: Path
) -> None:
    settings = relay_settings(tmp_path, title_seconds=0, stale_after_seconds=0.05)
    path = "/v1/movies/cinemeta/tt7770002"
    async with running_relay(settings, sources) as relay:
        await relay.get(path)
        sources.gate = asyncio.Event()
        sources.answers["cinemeta.test", "/meta/movie/tt7770002.json"] = {"meta": {"id": "tt7770002", "name": "New"}}
        while_slow = await relay.get(path)
        sources.gate.set()
        assert (while_slow.json()["name"], while_slow.headers["x-reelway-stale"]) == ("The Quiet Kiln", "1")
        assert (await relay.get(path)).json()["name"] == "New"
    assert sources.counts()["/meta/movie/tt7770002.json"] in {2, 3}


async def test_an_outage_of_the_best_source_stops_nobody(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    sources.down.update({TMDB, "tvdb.test"})
    answer = await relay.get("/v1/search?kind=show&query=mist")
    assert {hit["source"] for hit in answer.json()["hits"]} == {"tvmaze"}
    named = await relay.get("/v1/search?kind=show&query=mist&source=tmdb")
    assert named.status_code == 503


async def test_equal_questions_side_by_side_are_asked_once(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    sources.gate = asyncio.Event()
    waiting = [asyncio.create_task(relay.get("/v1/movies/cinemeta/tt7770002")) for _ in range(20)]
    while not sources.requests:
        await asyncio.sleep(0)
    sources.gate.set()
    answers = await asyncio.gather(*waiting)
    assert {answer.status_code for answer in answers} == {200}
    assert sources.counts()["/meta/movie/tt7770002.json"] == 1


async def test_who_gives_up_waiting_does_not_take_the_answer_from_others(
    relay: httpx.AsyncClient, sources: FakeSources
) -> None:
    sources.gate = asyncio.Event()
    impatient = asyncio.create_task(relay.get("/v1/movies/cinemeta/tt7770002"))
    while not sources.requests:
        await asyncio.sleep(0)
    patient = asyncio.create_task(relay.get("/v1/movies/cinemeta/tt7770002"))
    await asyncio.sleep(0.01)
    impatient.cancel()
    await asyncio.gather(impatient, return_exceptions=True)
    sources.gate.set()
    assert (await patient).status_code == 200
    assert len(sources.requests) == 1


async def test_no_key_is_kept_on_disk(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path), sources) as relay:
        await relay.get("/v1/movies/tmdb/7500")
        await relay.get("/v1/movies/tvdb/7600")
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"/3/movie/7500" in kept
    assert KEY.encode() not in kept
    assert b"token-1" not in kept


@pytest.mark.parametrize(
    ("topic", "seconds"),
    [(Topic.SEARCH, 3_600), (Topic.TRENDING, 21_600), (Topic.TITLE, 43_200), (Topic.CONFIGURATION, 604_800)],
)
def test_each_topic_has_its_expiry(topic: Topic, seconds: int) -> None:
    assert Freshness().of(topic) == seconds
