"""Nothing from outside, be it a client or a source, does more than it may."""

import json
import logging

import httpx
import pytest

from metadata_relay.record import Record
from unit.metadata_relay.relay_world import KEY, TMDB, FakeSources

WRONG = (
    "/v1/search?kind=show&query=",
    "/v1/search?kind=show&query=%20%20",
    f"/v1/search?kind=show&query={'a' * 201}",
    "/v1/search?kind=game&query=a",
    "/v1/search?kind=show&query=a&page=0",
    "/v1/search?kind=show&query=a&page=501",
    "/v1/search?kind=show&query=a&source=nobody",
    "/v1/search?kind=show&query=a&language=../x",
    "/v1/search?kind=movie&query=a&source=tvmaze",
    "/v1/trending",
    "/v1/find?kind=show",
    "/v1/find?kind=show&imdb=tt7770001&tvdb=1",
    "/v1/find?kind=show&imdb=7770001",
    "/v1/find?kind=movie&tvdb=1&source=cinemeta",
    "/v1/shows/tmdb/tt7770001",
    "/v1/shows/tmdb/0",
    "/v1/shows/tmdb/99999999999999999",
    "/v1/shows/cinemeta/7001",
    "/v1/shows/tmdb/7001%3Fapi_key",
    "/v1/movies/tvmaze/701",
    "/tmdb/tv/shows/-1",
    "/tmdb/tv/shows/x",
)
UNREADABLE = (
    b"<html>busy</html>",
    b"",
    b"\xff\xfe\x00",
    b'{"id": 7500',
    b"[" * 100_000,
    b"[]",
    b'"text"',
    b'{"id": 7500, "title": "A", "popularity": NaN}',
    b'{"status_message": "?"}',
    b'{"id": 7500}',
    b'{"id": "x", "title": "A"}',
    b'{"id": [], "title": {}}',
)


async def test_a_question_that_can_t_be_right_never_reaches_a_source(
    relay: httpx.AsyncClient, sources: FakeSources
) -> None:
    for path in WRONG:
        answer = await relay.get(path)
        assert answer.status_code == 422, path
        assert answer.headers["content-type"] == "application/problem+json"
        assert answer.json()["code"] == "invalid_input", path
        assert answer.json()["detail"], path
        assert sources.requests == [], path


@pytest.mark.parametrize("path", ["/v1/shows/tmdb/..%2F..%2Fconfiguration", "/v1/shows/tmdb/../movie", "/nothing"])
async def test_paths_lead_nowhere_else(relay: httpx.AsyncClient, sources: FakeSources, path: str) -> None:
    answer = await relay.get(path)
    assert (answer.status_code, answer.json()["code"]) in {(404, "not_found"), (422, "invalid_input")}
    assert sources.requests == []


async def test_an_unreadable_answer_is_a_502(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    for body in UNREADABLE:
        sources.answers[TMDB, "/3/movie/7500"] = httpx.Response(200, content=body)
        answer = await relay.get("/v1/movies/tmdb/7500?refresh=1")
        assert (answer.status_code, answer.json()["code"]) == (502, "source_unreadable"), body


async def test_odd_fields_do_not_spoil_the_rest(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    odd = {
        "id": 7500,
        "title": "Odd",
        "runtime": "long",
        "release_date": "0000-00-00",
        "genres": "all",
        "vote_average": "NaN",
        "vote_count": -1,
        "poster_path": "javascript:alert(1)",
        "translations": [],
        "release_dates": {"results": [None, 3, {"release_dates": {}}]},
        "videos": {"results": [{"site": "YouTube", "type": "Trailer", "key": None}]},
    }
    sources.answers[TMDB, "/3/movie/7500"] = odd
    answer = await relay.get("/v1/movies/tmdb/7500")
    assert answer.status_code == 200
    movie = answer.json()
    assert (movie["runtime_minutes"], movie["year"], movie["images"], movie["trailer_url"]) == (None, None, [], None)


async def test_no_key_shows_in_errors_or_logs(
    relay: httpx.AsyncClient, sources: FakeSources, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING)

    def fail(request: httpx.Request) -> httpx.Response:
        raise httpx.ConnectError(f"can't connect to {request.url}")

    for broken in (fail, lambda _: httpx.Response(401), lambda _: httpx.Response(200, content=b"<")):
        sources.answers[TMDB, "/3/movie/7500"] = broken
        answer = await relay.get("/v1/movies/tmdb/7500")
        assert answer.status_code in {502, 503}
        assert KEY not in answer.text
    assert any(KEY in str(request.url) for request in sources.requests)
    for path in ("/v1/sources", "/health/ready", "/metrics"):
        assert KEY not in (await relay.get(path)).text
    assert KEY not in caplog.text


def test_a_record_gives_only_what_is_of_the_type_asked_for() -> None:
    record = Record(json.loads('{"a": "5", "b": true, "c": "2020-02-30", "d": 1e400, "e": " ", "f": [1, {"g": 2}]}'))
    assert (record.number("a"), record.number("b"), record.day("c"), record.decimal("d")) == (5, None, None, None)
    assert (record.text("e"), record.text("a"), record.flag("b")) == (None, "5", True)
    assert [item.number("g") for item in record.records("f")] == [2]
    assert not Record(3)


async def test_halves_of_characters_are_passed_through(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    body = b'{"id": 7500, "title": "A\\ud800\\u0000B"}'
    sources.answers[TMDB, "/3/movie/7500"] = httpx.Response(200, content=body)
    assert (await relay.get("/tmdb/movies/7500")).json()["title"] == "A\ud800\0B"
    assert (await relay.get("/v1/movies/tmdb/7500")).json()["name"] == "AB"
