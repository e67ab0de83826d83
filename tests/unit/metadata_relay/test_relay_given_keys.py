"""Keys that a question brings along: used for it alone, before the relay's own, and never kept or told."""

from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest

from unit.metadata_relay.relay_world import KEY, TMDB, TVDB, FakeSources, relay_settings, running_relay

GIVEN = "a-key-of-mine"
MINE = {"x-tmdb-key": GIVEN}
MOVIE = "/v1/movies/tmdb/7500"


@pytest.fixture
async def keyless(sources: FakeSources, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    settings = relay_settings(tmp_path, tmdb_api_key="", tvdb_api_key="")
    async with running_relay(settings, sources) as client:
        yield client


def source_of(answer: httpx.Response, name: str) -> dict[str, object]:
    return next(item for item in answer.json()["sources"] if item["name"] == name)


async def test_a_given_key_opens_a_source_for_its_question_alone(
    keyless: httpx.AsyncClient, sources: FakeSources
) -> None:
    assert (await keyless.get(MOVIE)).json()["code"] == "source_not_configured"
    assert (await keyless.get(MOVIE, headers=MINE)).json()["name"] == "The Quiet Kiln"
    signed = [request.url.params.get("api_key") for request in sources.requests if request.url.host == TMDB]
    assert set(signed) == {GIVEN}
    assert (await keyless.get(MOVIE)).json()["code"] == "source_not_configured"
    assert (await keyless.get("/tmdb/movies/7500")).json()["code"] == "source_not_configured"


async def test_a_given_key_goes_before_the_relays_own(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    await relay.get(MOVIE, headers=MINE)
    assert {request.url.params.get("api_key") for request in sources.requests} == {GIVEN}


async def test_the_list_says_what_the_given_keys_change(keyless: httpx.AsyncClient) -> None:
    without = source_of(await keyless.get("/v1/sources"), "tmdb")
    having = source_of(await keyless.get("/v1/sources", headers=MINE), "tmdb")
    assert (without["configured"], without["has_own_key"], without["best_for"]) == (False, False, [])
    assert (having["configured"], having["has_own_key"], having["best_for"]) == (True, False, ["show", "movie"])


async def test_each_given_key_of_tvdb_logs_in_for_itself(keyless: httpx.AsyncClient, sources: FakeSources) -> None:
    for pin in ("1", "1", "2"):
        headers = {"x-tvdb-key": KEY, "x-tvdb-pin": pin}
        assert (await keyless.get("/v1/movies/tvdb/7600?refresh=1", headers=headers)).status_code == 200
    logins = [request.content for request in sources.requests if request.url.path == "/v4/login"]
    assert len(logins) == 2
    assert b'"pin":"1"' in logins[0].replace(b" ", b"")


async def test_a_source_is_tried_though_an_answer_is_kept(keyless: httpx.AsyncClient, sources: FakeSources) -> None:
    path = "/v1/sources/tmdb/test"
    works = (await keyless.get(path, headers=MINE)).json()
    assert (works["ok"], works["error"]) == (True, "")
    sources.answers[TMDB, "/3/search/tv"] = lambda _: httpx.Response(401)
    refused = (await keyless.get(path, headers=MINE)).json()
    assert (refused["ok"], refused["error"]) == (False, "tmdb refused the key")
    assert refused["advice"]
    assert (await keyless.get(path)).json()["code"] == "source_not_configured"


async def test_a_refused_login_is_told(keyless: httpx.AsyncClient, sources: FakeSources) -> None:
    sources.answers[TVDB, "/v4/login"] = lambda _: httpx.Response(401)
    tried = (await keyless.get("/v1/sources/tvdb/test", headers={"x-tvdb-key": GIVEN})).json()
    assert (tried["ok"], tried["error"]) == (False, "tvdb refused the key")


async def test_a_given_key_is_neither_kept_nor_told(keyless: httpx.AsyncClient, tmp_path: Path) -> None:
    await keyless.get(MOVIE, headers=MINE)
    told = [(await keyless.get(path)).text for path in ("/metrics", "/v1/sources", "/health/ready")]
    refused = await keyless.get(MOVIE, headers={"x-tmdb-key": f"{GIVEN} with a space"})
    kept = [file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()]
    assert refused.status_code == 422
    assert not [text for text in (*told, refused.text) if GIVEN in text]
    assert kept
    assert not [content for content in kept if GIVEN.encode() in content]
