from datetime import UTC, date, datetime

import httpx

from contracts.metadata import ImageKind, MovieMetadata, SearchHits, ShowMetadata, ShowStatus
from contracts.values import ExternalIds
from unit.metadata_relay import tvdb_answers
from unit.metadata_relay.relay_world import TVDB, FakeSources


async def test_a_show_has_real_names_and_overviews(relay: httpx.AsyncClient) -> None:
    show = ShowMetadata.model_validate_json((await relay.get("/v1/shows/tvdb/7101")).content)
    assert (show.name, show.overview, show.original_name) == ("Mist Coast", "English.", "Nebelküste")
    assert show.original_language == "de"
    assert show.status is ShowStatus.ENDED
    assert [(season.number, season.name) for season in show.seasons] == [
        (0, "Specials"),
        (1, "The Arrival"),
        (2, "Season 2"),
    ]
    assert [(e.season, e.number, e.absolute_number, e.name) for e in show.episodes] == [
        (1, 1, 1, "Part 1"),
        (1, 2, 2, "Teil 2"),
        (0, 1, None, "Part 3"),
    ]
    assert show.episodes[1].overview == "English 2."
    assert show.episodes[0].air_at == datetime(2020, 3, 1, tzinfo=UTC)
    assert show.episodes[0].still_url == "https://artworks.thetvdb.com/stills/1.jpg"


async def test_a_show_knows_its_ids_pictures_and_names(relay: httpx.AsyncClient) -> None:
    show = ShowMetadata.model_validate_json((await relay.get("/v1/shows/tvdb/7101")).content)
    assert show.external_ids == ExternalIds(tmdb=7001, tvdb=7101, imdb="tt7770001", tvmaze=701)
    assert [(image.kind, image.url) for image in show.images] == [
        (ImageKind.POSTER, "https://art.test/poster.jpg"),
        (ImageKind.BACKDROP, "https://art.test/high.jpg"),
        (ImageKind.SEASON, "https://art.test/s1.jpg"),
    ]
    assert {title.name for title in show.alternative_titles} == {"Coast of Mist", "Nebelküste"}
    assert (show.certification, show.network, show.year) == ("TV-14", "Küstenfunk", 2020)


async def test_a_language_without_translations_gets_the_own_names(relay: httpx.AsyncClient) -> None:
    show = ShowMetadata.model_validate_json((await relay.get("/v1/shows/tvdb/7101?language=fr")).content)
    assert show.name == "Mist Coast"
    assert [episode.name for episode in show.episodes] == ["Teil 1", "Teil 2", "Teil 3"]


async def test_other_orders_are_served(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    show = ShowMetadata.model_validate_json((await relay.get("/v1/shows/tvdb/7101?order=dvd")).content)
    assert "/v4/series/7101/episodes/dvd" in sources.counts()
    assert [season.name for season in show.seasons if season.number == 1] == ["Disc"]


async def test_an_order_that_a_source_does_not_know_is_refused(relay: httpx.AsyncClient) -> None:
    answer = await relay.get("/v1/shows/tmdb/7001?order=dvd")
    assert (answer.status_code, answer.json()["code"]) == (422, "invalid_input")


async def test_a_movie_has_its_country_s_date_and_official_collection(relay: httpx.AsyncClient) -> None:
    movie = MovieMetadata.model_validate_json((await relay.get("/v1/movies/tvdb/7600")).content)
    assert (movie.cinema_date, movie.collection, movie.studio) == (date(2019, 5, 3), "Kiln", "Slow Fire")
    assert movie.overview == "Clay."


async def test_one_login_serves_all(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    for path in ("/v1/shows/tvdb/7101", "/v1/movies/tvdb/7600", "/v1/trending?kind=show&source=tvdb"):
        assert (await relay.get(path)).status_code == 200
    assert sources.counts()["/v4/login"] == 1


async def test_a_token_that_ran_out_is_renewed(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    assert (await relay.get("/v1/movies/tvdb/7600")).status_code == 200
    old = sources.answers[TVDB, "/v4/search"]

    def once_refused(request: httpx.Request) -> httpx.Response:
        sources.answers[TVDB, "/v4/search"] = old
        return httpx.Response(401)

    sources.answers[TVDB, "/v4/search"] = once_refused
    answer = await relay.get("/v1/search?kind=show&query=mist&source=tvdb")
    assert (answer.status_code, sources.counts()["/v4/login"]) == (200, 2)


async def test_a_search_answers_in_the_language_and_counts_pages(relay: httpx.AsyncClient) -> None:
    english = SearchHits.model_validate_json((await relay.get("/v1/search?kind=show&query=mist&source=tvdb")).content)
    assert [(hit.name, hit.overview, hit.year) for hit in english.hits] == [("Mist Coast", "English.", 2020)]
    assert english.total_pages == 3
    answer = await relay.get("/v1/search?kind=show&query=mist&source=tvdb&language=de")
    assert SearchHits.model_validate_json(answer.content).hits[0].name == "Nebelküste"


async def test_titles_are_found_by_their_imdb_id(relay: httpx.AsyncClient) -> None:
    answer = await relay.get("/v1/find?kind=show&imdb=tt7770001&source=tvdb")
    assert SearchHits.model_validate_json(answer.content).hits[0].source_id == str(tvdb_answers.SERIES["id"])


async def test_a_refused_key_is_said_so_without_showing_it(relay: httpx.AsyncClient, sources: FakeSources) -> None:
    sources.answers[TVDB, "/v4/login"] = lambda _: httpx.Response(401)
    answer = await relay.get("/v1/movies/tvdb/7600")
    assert (answer.status_code, answer.json()["code"]) == (503, "source_key_refused")
    assert "key" in answer.json()["advice"]
