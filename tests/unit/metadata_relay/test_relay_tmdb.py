from datetime import UTC, date, datetime

import httpx

from contracts.metadata import ImageKind, MovieMetadata, MovieStatus, SearchHits, ShowMetadata, ShowStatus
from contracts.values import ExternalIds
from unit.metadata_relay.relay_world import FakeSources
from unit.metadata_relay.tmdb_answers import SEASONS


async def test_a_show_comes_with_all_its_seasons_and_episodes(relay: httpx.AsyncClient) -> None:
    show = ShowMetadata.model_validate_json((await relay.get("/v1/shows/tmdb/7001")).content)
    assert [season.number for season in show.seasons] == list(range(SEASONS + 1))
    assert len(show.episodes) == 2 * (SEASONS + 1)
    first = next(episode for episode in show.episodes if (episode.season, episode.number) == (1, 1))
    assert first.air_at == datetime(2021, 3, 1, tzinfo=UTC)
    assert (first.name, first.source_id, first.runtime_minutes) == ("Part 1", "700011", 44)
    assert first.still_url == "https://img.test/p/original/e1.jpg"
    assert next(episode for episode in show.episodes if episode.number == 2).air_at is None


async def test_a_show_of_many_seasons_costs_two_questions(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    await relay.get("/v1/shows/tmdb/7001")
    assert sources.counts() == {"/3/tv/7001": 2, "/3/configuration": 1}


async def test_a_show_has_what_its_extras_say(relay: httpx.AsyncClient) -> None:
    show = ShowMetadata.model_validate_json((await relay.get("/v1/shows/tmdb/7001")).content)
    assert show.external_ids == ExternalIds(tmdb=7001, tvdb=7101, imdb="tt7770001")
    assert (show.name, show.original_name, show.original_language) == ("Mist Coast", "Nebelküste", "de")
    assert (show.status, show.network, show.first_air_date) == (ShowStatus.RUNNING, "Küstenfunk", date(2020, 3, 4))
    assert (show.certification, show.runtime_minutes, show.year) == ("TV-14", 44, 2020)
    assert show.trailer_url == "https://www.youtube.com/watch?v=real"
    assert {(title.name, title.country, title.language) for title in show.alternative_titles} == {
        ("Côte de brume", "FR", None),
        ("Costa di nebbia", "IT", "it"),
    }
    kinds = [(image.kind, image.season) for image in show.images]
    assert kinds[:3] == [(ImageKind.POSTER, None), (ImageKind.BACKDROP, None), (ImageKind.SEASON, 0)]
    assert [(rating.source, rating.value, rating.votes) for rating in show.ratings] == [("tmdb", 8.1, 90)]


async def test_a_movie_has_the_dates_of_its_country_and_else_the_first_anywhere(relay: httpx.AsyncClient) -> None:
    movie = MovieMetadata.model_validate_json((await relay.get("/v1/movies/tmdb/7500")).content)
    assert (movie.cinema_date, movie.digital_date, movie.physical_date) == (
        date(2019, 5, 3),
        date(2019, 7, 1),
        date(2019, 9, 1),
    )
    assert (movie.status, movie.certification, movie.studio) == (MovieStatus.RELEASED, "PG", "Slow Fire")
    assert (movie.collection, movie.collection_id) == ("Kiln Collection", "75")
    assert movie.ratings == ()
    assert [title.name for title in movie.alternative_titles] == ["Der stille Ofen"]
    assert [image.kind for image in movie.images] == [ImageKind.POSTER]


async def test_a_search_gives_the_page_that_was_asked_for(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    answer = await relay.get("/v1/search", params={"kind": "show", "query": " mist   coast ", "page": 2})
    hits = SearchHits.model_validate_json(answer.content)
    assert (hits.page, hits.total_pages, hits.stale) == (2, 3, False)
    assert [(hit.source_id, hit.name, hit.year) for hit in hits.hits] == [
        ("7001", "Mist Coast", 2020),
        ("7002", "Bare", None),
    ]
    asked = next(request for request in sources.requests if request.url.path == "/3/search/tv")
    assert (asked.url.params["query"], asked.url.params["page"]) == ("mist coast", "2")


async def test_titles_are_found_by_the_ids_of_others(relay: httpx.AsyncClient) -> None:
    by_imdb = SearchHits.model_validate_json((await relay.get("/v1/find?kind=show&imdb=tt7770001")).content)
    assert by_imdb.hits[0].source_id == "7001"
    by_own = SearchHits.model_validate_json((await relay.get("/v1/find?kind=movie&tmdb=7500")).content)
    assert by_own.hits[0].name == "The Quiet Kiln"


async def test_an_id_in_the_search_box_finds_its_title(relay: httpx.AsyncClient) -> None:
    for query in ("tt7770001", "imdb: tt7770001", "tmdb:7001"):
        answer = await relay.get("/v1/search", params={"kind": "show", "query": query})
        assert SearchHits.model_validate_json(answer.content).hits[0].source_id == "7001"


async def test_pictures_are_found_though_tmdb_does_not_say_where(
    relay: httpx.AsyncClient, sources: FakeSources
) -> None:
    del sources.answers["tmdb.test", "/3/configuration"]
    movie = MovieMetadata.model_validate_json((await relay.get("/v1/movies/tmdb/7500")).content)
    assert movie.images[0].url == "https://image.tmdb.org/t/p/original/kiln.jpg"
