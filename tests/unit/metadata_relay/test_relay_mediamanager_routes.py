"""The routes that MediaManager asks its relay for."""

from pathlib import Path

import httpx

from unit.metadata_relay import tmdb_answers, tvdb_answers
from unit.metadata_relay.relay_world import FakeSources, relay_settings, running_relay

ROUTES: tuple[tuple[str, str, object], ...] = (
    ("/tmdb/tv/trending?language=de", "/3/trending/tv/day", {**tmdb_answers.SEARCH, "page": 1}),
    ("/tmdb/tv/search?query=mist&page=2&language=de", "/3/search/tv", tmdb_answers.SEARCH),
    ("/tmdb/tv/shows/7001/external_ids", "/3/tv/7001/external_ids", {"id": 7001, "imdb_id": "tt7770001"}),
    ("/tmdb/tv/shows/7001/1?language=de", "/3/tv/7001/season/1", tmdb_answers.season_answer(1)),
    ("/tmdb/movies/search?query=x", "/3/search/movie", {"page": 1, "total_pages": 1, "results": []}),
    ("/tmdb/movies/7500?language=de", "/3/movie/7500", tmdb_answers.MOVIE),
    ("/tmdb/movies/7500/external_ids", "/3/movie/7500/external_ids", {"id": 7500, "imdb_id": "tt7770002"}),
    ("/tvdb/tv/trending", "/v4/series/filter", [tvdb_answers.SERIES]),
    ("/tvdb/tv/search?query=mist", "/v4/search", [tvdb_answers.HIT, {"name": "no id"}]),
    ("/tvdb/tv/shows/7101", "/v4/series/7101/extended", tvdb_answers.SERIES),
    ("/tvdb/tv/seasons/1", "/v4/seasons/1/extended", {"id": 1, "number": 1}),
    ("/tvdb/movies/trending", "/v4/movies/filter", [tvdb_answers.MOVIE]),
    ("/tvdb/movies/search?query=mist", "/v4/search", [tvdb_answers.HIT, {"name": "no id"}]),
    ("/tvdb/movies/7600", "/v4/movies/7600/extended", tvdb_answers.MOVIE),
)


async def test_a_source_s_own_answer_is_passed_through(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    for path, asked, answer in ROUTES:
        found = await relay.get(path)
        assert (found.status_code, found.json()) == (200, answer), path
        request = next(request for request in reversed(sources.requests) if request.url.path == asked)
        if "language=de" in path:
            assert request.url.params["language"] == "de", path


async def test_a_show_and_movie_trends_are_passed_through(relay: httpx.AsyncClient) -> None:
    assert (await relay.get("/tmdb/tv/shows/7001")).json()["original_name"] == "Nebelküste"
    assert (await relay.get("/tmdb/movies/trending")).json()["results"][0]["id"] == 7500


async def test_the_passed_on_answers_are_kept_too(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    for _ in range(2):
        await relay.get("/tvdb/tv/shows/7101")
    assert sources.counts()["/v4/series/7101/extended"] == 1


async def test_hello_and_metrics_are_where_mediamanager_s_relay_has_them(relay: httpx.AsyncClient) -> None:
    assert "message" in (await relay.get("/")).json()
    assert (await relay.get("/metrics")).headers["content-type"].startswith("text/plain")


async def test_a_base_path_may_or_may_not_be_cut_off_by_the_proxy(sources: FakeSources, tmp_path: Path) -> None:
    async with running_relay(relay_settings(tmp_path, base_path="/relay/"), sources) as relay:
        for path in ("/relay/tmdb/movies/7500", "/tmdb/movies/7500"):
            assert (await relay.get(path)).status_code == 200
        assert (await relay.get("/openapi.json")).json()["servers"] == [{"url": "/relay"}]
