import httpx
import pytest

from reelway.demo.faults import Behaviour
from reelway.demo.titles.catalogue import Catalogue

KEY = {"api_key": "any"}


async def test_a_search_answers_a_page_of_items(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    answer = (await metadata.get("/3/search/tv", params={**KEY, "query": "lantern keep"})).json()
    assert answer["total_results"] == answer["total_pages"] == answer["page"] == 1
    [hit] = answer["results"]
    assert hit["id"] == catalogue.get_show("The Lantern Keepers").ids.tmdb
    assert hit["name"] == "The Lantern Keepers"
    assert hit["poster_path"].startswith("/")


async def test_a_search_finds_aliases_accents_and_years(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    for query, name in (("midnight cafe", "Café Minuit"), ("cafe minuit", "Café Minuit"), ("川の音", "Kawa no Oto")):
        [hit] = (await metadata.get("/3/search/movie", params={**KEY, "query": query})).json()["results"]
        assert hit["id"] == catalogue.get_movie(name).ids.tmdb
    old = catalogue.get_show("Harbor Lights")
    wanted = {**KEY, "query": "harbor lights", "first_air_date_year": str(old.year)}
    assert [hit["id"] for hit in (await metadata.get("/3/search/tv", params=wanted)).json()["results"]] == [
        old.ids.tmdb
    ]


async def test_a_show_comes_whole_in_one_answer(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    show = catalogue.get_show("The Lantern Keepers")
    extras = "external_ids,alternative_titles,content_ratings,images,season/0,season/1,season/2,season/9"
    answer = (await metadata.get(f"/3/tv/{show.ids.tmdb}", params={**KEY, "append_to_response": extras})).json()
    assert answer["status"] == "Ended"
    assert answer["number_of_seasons"] == 2
    assert [season["season_number"] for season in answer["seasons"]] == [0, 1, 2]
    assert answer["external_ids"]["tvdb_id"] == show.ids.tvdb
    assert {alias["title"] for alias in answer["alternative_titles"]["results"]} == {a.name for a in show.aliases}
    assert answer["content_ratings"]["results"][0]["rating"] == "TV-14"
    assert [episode["episode_number"] for episode in answer["season/1"]["episodes"]] == [1, 2, 3, 4, 5]
    assert "season/9" not in answer


async def test_a_movie_tells_its_release_dates_by_kind(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    movie = catalogue.get_movie("Hollow Star")
    wanted = {**KEY, "append_to_response": "release_dates,external_ids"}
    answer = (await metadata.get(f"/3/movie/{movie.ids.tmdb}", params=wanted)).json()
    [country] = answer["release_dates"]["results"]
    dates = {entry["type"]: entry["release_date"][:10] for entry in country["release_dates"]}
    assert dates == {3: str(movie.cinema_date), 4: str(movie.digital_date), 5: str(movie.physical_date)}
    assert answer["belongs_to_collection"]["name"] == "The Hollow Star Collection"
    assert answer["imdb_id"] == answer["external_ids"]["imdb_id"] == movie.ids.imdb


async def test_an_outside_id_finds_its_title(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    show = catalogue.get_show("Northfold")
    answer = (await metadata.get(f"/3/find/{show.ids.tvdb}", params={**KEY, "external_source": "tvdb_id"})).json()
    assert [hit["id"] for hit in answer["tv_results"]] == [show.ids.tmdb]
    assert answer["movie_results"] == []


async def test_another_language_changes_the_name(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    show = catalogue.get_show("The Lantern Keepers")
    answer = (await metadata.get(f"/3/tv/{show.ids.tmdb}", params={**KEY, "language": "de-DE"})).json()
    assert answer["name"] == "Die Laternenwächter"


@pytest.mark.parametrize("path", ["/3/tv/1", "/3/movie/1", "/3/tv/900001/season/77", "/3/tv/900001/nothing"])
async def test_what_is_not_there_is_404(metadata: httpx.AsyncClient, path: str) -> None:
    answer = await metadata.get(path, params=KEY)
    assert (answer.status_code, answer.json()["status_code"]) == (404, 34)


async def test_a_key_is_asked_for(metadata: httpx.AsyncClient) -> None:
    assert (await metadata.get("/3/trending/tv/week")).status_code == 401
    bearer = {"authorization": "Bearer any"}
    assert (await metadata.get("/3/trending/tv/week", headers=bearer)).json()["results"]


async def test_pictures_come_in_the_size_asked_for(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    base = (await metadata.get("/3/configuration", params=KEY)).json()["images"]["base_url"]
    show = catalogue.get_show("Northfold")
    path = (await metadata.get(f"/3/tv/{show.ids.tmdb}", params=KEY)).json()["poster_path"]
    small, large = [await metadata.get(f"{base}{size}{path}") for size in ("w185", "original")]
    assert small.headers["content-type"] == "image/jpeg"
    assert 1000 < len(small.content) < len(large.content)
    assert (await metadata.get(f"{base}w185/show-poster-1.jpg")).status_code == 404


async def test_an_outage_can_be_staged_and_requests_are_counted(
    metadata: httpx.AsyncClient, behaviour: Behaviour
) -> None:
    behaviour.status = 503
    assert (await metadata.get("/3/configuration", params=KEY)).status_code == 503
    behaviour.status = None
    assert (await metadata.get("/3/configuration", params=KEY)).status_code == 200
    assert behaviour.count == 2
    assert "/3/configuration" in behaviour.requests[-1]
