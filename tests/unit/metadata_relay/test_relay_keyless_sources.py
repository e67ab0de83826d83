"""TVmaze and Cinemeta: what a fresh install has."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import httpx
import pytest

from contracts.metadata import ImageKind, MovieMetadata, MovieStatus, SearchHits, ShowMetadata, ShowStatus
from contracts.values import ExternalIds
from unit.metadata_relay.relay_world import FakeSources, relay_settings, running_relay


@pytest.fixture
async def keyless(sources: FakeSources, tmp_path: Path) -> AsyncIterator[httpx.AsyncClient]:
    async with running_relay(relay_settings(tmp_path, tmdb_api_key=None, tvdb_api_key=None), sources) as client:
        yield client


async def test_without_keys_shows_come_from_tvmaze_and_movies_from_cinemeta(keyless: httpx.AsyncClient) -> None:
    listed = (await keyless.get("/v1/sources")).json()["sources"]
    assert {item["name"]: item["best_for"] for item in listed if item["configured"]} == {
        "tvmaze": ["show"],
        "cinemeta": ["movie"],
    }
    shows = SearchHits.model_validate_json((await keyless.get("/v1/search?kind=show&query=mist")).content)
    movies = SearchHits.model_validate_json((await keyless.get("/v1/trending?kind=movie")).content)
    assert (shows.hits[0].source, movies.hits[0].source) == ("tvmaze", "cinemeta")


async def test_tvmaze_gives_the_hour_and_numbers_the_specials(keyless: httpx.AsyncClient) -> None:
    show = ShowMetadata.model_validate_json((await keyless.get("/v1/shows/tvmaze/701")).content)
    by_number = {(episode.season, episode.number): episode for episode in show.episodes}
    assert by_number[1, 1].air_at == datetime(2020, 3, 5, 1, tzinfo=UTC)
    assert by_number[2, 1].air_at == datetime(2021, 3, 4, tzinfo=UTC)
    assert by_number[2, 1].name == "Episode 1"
    assert [by_number[0, number].name for number in (1, 2)] == ["Early", "Late"]
    assert [season.number for season in show.seasons] == [0, 1, 2]


async def test_tvmaze_texts_are_plain_and_its_facts_are_read(keyless: httpx.AsyncClient) -> None:
    show = ShowMetadata.model_validate_json((await keyless.get("/v1/shows/tvmaze/701")).content)
    assert show.overview == "A coast & its mist.\nTwice."
    assert (show.status, show.network, show.runtime_minutes) == (ShowStatus.RUNNING, "Coastflix", 44)
    assert show.external_ids == ExternalIds(tvmaze=701, tvdb=7101, imdb="tt7770001")
    assert (show.original_language, show.genres) == ("de", ("Drama", "Mystery"))
    assert [(title.name, title.country) for title in show.alternative_titles] == [("Nebelküste", "DE"), ("Mist", None)]
    assert [(image.kind, image.url) for image in show.images] == [
        (ImageKind.POSTER, "https://maze.test/o.jpg"),
        (ImageKind.BACKDROP, "https://maze.test/b2.jpg"),
        (ImageKind.SEASON, "https://maze.test/s1.jpg"),
    ]


async def test_tvmaze_s_redirects_are_followed(keyless: httpx.AsyncClient) -> None:
    for asked in ("imdb=tt7770001", "tvdb=7101"):
        found = SearchHits.model_validate_json((await keyless.get(f"/v1/find?kind=show&{asked}")).content)
        assert found.hits[0].source_id == "701"


async def test_what_airs_today_is_trending_the_most_watched_first(keyless: httpx.AsyncClient) -> None:
    hits = SearchHits.model_validate_json((await keyless.get("/v1/trending?kind=show")).content)
    assert [hit.name for hit in hits.hits] == ["Mist Coast", "Dry Land"]


async def test_a_find_asks_on_where_the_best_source_has_nothing(
    keyless: httpx.AsyncClient, sources: FakeSources
) -> None:
    del sources.answers["tvmaze.test", "/lookup/shows"]
    found = SearchHits.model_validate_json((await keyless.get("/v1/find?kind=show&imdb=tt7770001")).content)
    assert (found.hits[0].source, found.hits[0].source_id) == ("cinemeta", "tt7770001")


async def test_nothing_found_is_no_error(keyless: httpx.AsyncClient) -> None:
    answer = await keyless.get("/v1/find?kind=show&imdb=tt0000000")
    assert (answer.status_code, answer.json()["hits"]) == (200, [])


async def test_cinemeta_has_movies_with_dates_and_trailer(keyless: httpx.AsyncClient) -> None:
    movie = MovieMetadata.model_validate_json((await keyless.get("/v1/movies/cinemeta/tt7770002")).content)
    assert (movie.cinema_date, movie.physical_date) == (date(2019, 5, 3), date(2019, 9, 1))
    assert (movie.status, movie.runtime_minutes, movie.original_language) == (MovieStatus.RELEASED, 101, "fr")
    assert movie.external_ids == ExternalIds(tmdb=7500, imdb="tt7770002")
    assert movie.trailer_url == "https://www.youtube.com/watch?v=trailer"
    assert [(rating.source, rating.value) for rating in movie.ratings] == [("imdb", 7.4)]


async def test_cinemeta_stands_in_with_shows(keyless: httpx.AsyncClient) -> None:
    show = ShowMetadata.model_validate_json((await keyless.get("/v1/shows/cinemeta/tt7770001")).content)
    assert [(e.season, e.number, e.source_id) for e in show.episodes] == [
        (1, 1, "tt7770001:1:1"),
        (0, 1, "tt7770001:0:1"),
    ]
    assert (show.first_air_date, show.year, show.external_ids.tvdb) == (date(2020, 3, 5), 2020, 7101)


async def test_cinemeta_s_words_are_one_part_of_the_path(keyless: httpx.AsyncClient) -> None:
    answer = await keyless.get("/v1/search", params={"kind": "movie", "query": "quiet/kiln & more"})
    assert [hit["source_id"] for hit in answer.json()["hits"]] == ["tt7770002"]


async def test_cinemeta_s_full_page_promises_another(keyless: httpx.AsyncClient) -> None:
    first = (await keyless.get("/v1/trending?kind=movie")).json()
    second = (await keyless.get("/v1/trending?kind=movie&page=2")).json()
    assert (first["total_pages"], second["total_pages"], len(second["hits"])) == (2, 2, 1)


async def test_an_empty_meta_is_not_found(keyless: httpx.AsyncClient) -> None:
    answer = await keyless.get("/v1/movies/cinemeta/tt9999999")
    assert (answer.status_code, answer.json()["code"]) == (404, "not_found")


async def test_a_source_without_key_says_what_to_set(keyless: httpx.AsyncClient) -> None:
    for path in ("/v1/shows/tmdb/7001", "/tmdb/tv/shows/7001"):
        answer = await keyless.get(path)
        assert (answer.status_code, answer.json()["code"]) == (503, "source_not_configured")
        assert "TMDB_API_KEY" in answer.json()["advice"]
