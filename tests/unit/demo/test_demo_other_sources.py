"""TVDB, TVmaze and Cinemeta."""

import httpx

from reelway.demo.titles.catalogue import Catalogue


async def _log_in(metadata: httpx.AsyncClient) -> None:
    token = (await metadata.post("/v4/login", json={"apikey": "any"})).json()["data"]["token"]
    metadata.headers["authorization"] = f"Bearer {token}"


async def test_tvdb_wants_a_login(metadata: httpx.AsyncClient) -> None:
    assert (await metadata.get("/v4/search", params={"query": "tidal"})).status_code == 401
    assert (await metadata.post("/v4/login", json={})).status_code == 401


async def test_tvdb_searches_both_kinds(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    await _log_in(metadata)
    answer = (await metadata.get("/v4/search", params={"query": "harbor lights", "type": "series"})).json()
    assert answer["status"] == "success"
    assert {hit["tvdb_id"] for hit in answer["data"]} == {
        str(show.ids.tvdb) for show in catalogue.shows if show.name == "Harbor Lights"
    }
    [movie] = (await metadata.get("/v4/search", params={"query": "tidal"})).json()["data"]
    assert (movie["type"], movie["objectID"]) == ("movie", f"movie-{catalogue.get_movie('Tidal').ids.tvdb}")


async def test_tvdb_tells_a_series_with_episodes_and_other_ids(
    metadata: httpx.AsyncClient, catalogue: Catalogue
) -> None:
    await _log_in(metadata)
    show = catalogue.get_show("Kumo no Kenshi")
    data = (await metadata.get(f"/v4/series/{show.ids.tvdb}/extended", params={"meta": "episodes"})).json()["data"]
    assert data["originalLanguage"] == "jpn"
    assert [episode["absoluteNumber"] for episode in data["episodes"]] == list(range(1, 13))
    assert {"id": show.ids.imdb, "type": 2, "sourceName": "IMDB"} in data["remoteIds"]
    page = (await metadata.get(f"/v4/series/{show.ids.tvdb}/episodes/default")).json()
    assert len(page["data"]["episodes"]) == page["links"]["total_items"] == 12
    season = (await metadata.get(f"/v4/seasons/{data['seasons'][0]['id']}/extended")).json()["data"]
    assert [episode["number"] for episode in season["episodes"]] == [1, 2, 3, 4, 5, 6]


async def test_tvdb_translates_names_and_ranks_titles(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    await _log_in(metadata)
    show = catalogue.get_show("Kumo no Kenshi")
    data = (await metadata.get(f"/v4/series/{show.ids.tvdb}/extended?meta=translations")).json()["data"]
    names = {entry["language"]: entry["name"] for entry in data["translations"]["nameTranslations"]}
    assert names == {"eng": "Kumo no Kenshi", "jpn": "雲の剣士"}
    best = (await metadata.get("/v4/series/filter", params={"sort": "score"})).json()["data"][0]
    assert best["id"] == show.ids.tvdb


async def test_tvdb_pages_a_search(metadata: httpx.AsyncClient) -> None:
    await _log_in(metadata)
    answer = (await metadata.get("/v4/search?query=hollow&type=movie&limit=2&offset=2")).json()
    assert (len(answer["data"]), answer["links"]["total_items"]) == (1, 3)


async def test_tvdb_tells_a_movie(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    await _log_in(metadata)
    movie = catalogue.get_movie("Tidal")
    data = (await metadata.get(f"/v4/movies/{movie.ids.tvdb}/extended")).json()["data"]
    assert data["first_release"]["date"] == str(movie.cinema_date)
    assert {artwork["type"] for artwork in data["artworks"]} == {14, 15}
    assert (await metadata.get("/v4/movies/1/extended")).status_code == 404


async def test_tvmaze_searches_by_words(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    [hit] = (await metadata.get("/search/shows", params={"q": "silent bureau"})).json()
    assert hit["show"]["id"] == catalogue.get_show("Das Stille Amt").ids.tvmaze
    assert hit["score"] == 1


async def test_tvmaze_embeds_what_is_asked_for(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    show = catalogue.get_show("The Lantern Keepers")
    answer = (
        await metadata.get(f"/shows/{show.ids.tvmaze}?embed[]=episodes&embed[]=seasons&embed[]=akas&embed[]=images")
    ).json()
    assert set(answer["_embedded"]) == {"episodes", "seasons", "akas", "images"}
    first = answer["_embedded"]["episodes"][0]
    assert first["airstamp"] == show.regular[0].air_at.isoformat(timespec="seconds")
    assert len(answer["_embedded"]["episodes"]) == 9
    assert answer["externals"]["thetvdb"] == show.ids.tvdb
    with_specials = (await metadata.get(f"/shows/{show.ids.tvmaze}/episodes?specials=1")).json()
    assert [episode["number"] for episode in with_specials if "special" in episode["type"]] == [None]


async def test_tvmaze_redirects_a_lookup(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    show = catalogue.get_show("Northfold")
    for query in ({"imdb": show.ids.imdb}, {"thetvdb": str(show.ids.tvdb)}):
        answer = await metadata.get("/lookup/shows", params=query)
        assert (answer.status_code, answer.headers["location"].rpartition("/")[2]) == (301, str(show.ids.tvmaze))
    assert (await metadata.get("/lookup/shows", params={"imdb": "tt0"})).status_code == 404


async def test_tvmaze_knows_what_airs_on_a_day(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    episode = catalogue.get_show("Saltmarsh Road").regular[-1]
    day = {"country": "GB", "date": str(episode.air_at.date())}
    [airing] = (await metadata.get("/schedule", params=day)).json()
    assert (airing["id"], airing["show"]["name"]) == (episode.id, "Saltmarsh Road")


async def test_tvmaze_schedules_web_channels_apart(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    show = catalogue.get_show("Orbital Bakery")
    day = {"date": str(show.regular[0].air_at.date())}
    airing = (await metadata.get("/schedule/web", params=day)).json()
    assert show.name in [episode["_embedded"]["show"]["name"] for episode in airing]
    assert show.name not in [
        episode["show"]["name"] for episode in (await metadata.get("/schedule", params=day)).json()
    ]
    [hit] = (await metadata.get("/search/shows", params={"q": show.name})).json()
    assert (hit["show"]["network"], hit["show"]["webChannel"]["name"]) == (None, "Stellar+")


async def test_tvmaze_lists_all_shows_on_one_page(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    assert len((await metadata.get("/shows?page=0")).json()) == len(catalogue.shows)
    assert (await metadata.get("/shows?page=1")).status_code == 404


async def test_cinemeta_lists_and_searches_movies(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    everything = (await metadata.get("/catalog/movie/top.json")).json()["metas"]
    assert len(everything) == len(catalogue.movies)
    [hit] = (await metadata.get("/catalog/movie/top/search=glass%20orchard.json")).json()["metas"]
    assert hit["id"] == catalogue.get_movie("The Glass Orchard").ids.imdb
    assert (await metadata.get("/catalog/movie/top/skip=50.json")).json()["metas"] == []


async def test_cinemeta_tells_a_movie_and_a_series(metadata: httpx.AsyncClient, catalogue: Catalogue) -> None:
    movie, show = catalogue.get_movie("Tidal"), catalogue.get_show("Northfold")
    film = (await metadata.get(f"/meta/movie/{movie.ids.imdb}.json")).json()["meta"]
    assert (film["moviedb_id"], film["runtime"]) == (movie.ids.tmdb, "101 min")
    series = (await metadata.get(f"/meta/series/{show.ids.imdb}.json")).json()["meta"]
    assert [video["id"] for video in series["videos"]][:2] == [f"{show.ids.imdb}:1:1", f"{show.ids.imdb}:1:2"]
    assert (await metadata.get("/meta/movie/tt0.json")).status_code == 404
