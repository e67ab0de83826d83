"""The answers of TVmaze and Cinemeta on a made-up show and movie."""

import httpx

from unit.metadata_relay.relay_world import CINEMETA, TVMAZE

SHOW = {
    "id": 701,
    "name": "Mist Coast",
    "type": "Scripted",
    "language": "German",
    "genres": ["Drama", "Mystery"],
    "status": "To Be Determined",
    "runtime": None,
    "averageRuntime": 44,
    "premiered": "2020-03-04",
    "rating": {"average": 8.2},
    "weight": 90,
    "network": None,
    "webChannel": {"name": "Coastflix"},
    "externals": {"thetvdb": 7101, "imdb": "tt7770001"},
    "image": {"medium": "https://maze.test/m.jpg", "original": "https://maze.test/o.jpg"},
    "summary": "<p>A <b>coast</b> &amp; its mist.</p><p>Twice.</p>",
    "_embedded": {
        "seasons": [
            {"id": 7011, "number": 1, "name": "", "image": {"original": "https://maze.test/s1.jpg"}, "summary": None},
        ],
        "akas": [{"name": "Nebelküste", "country": {"code": "DE"}}, {"name": "Mist", "country": None}],
        "images": [
            {"type": "background", "main": False, "resolutions": {"original": {"url": "https://maze.test/b1.jpg"}}},
            {"type": "background", "main": True, "resolutions": {"original": {"url": "https://maze.test/b2.jpg"}}},
        ],
    },
}
EPISODES = [
    {
        "id": 1,
        "season": 1,
        "number": 1,
        "name": "Landfall",
        "airdate": "2020-03-04",
        "airstamp": "2020-03-05T01:00:00+00:00",
        "runtime": 45,
        "image": {"original": "https://maze.test/e1.jpg"},
        "summary": "<p>They land.</p>",
    },
    {"id": 2, "season": 1, "number": None, "type": "significant_special", "name": "Late", "airdate": "2020-12-24"},
    {"id": 3, "season": 1, "number": None, "type": "insignificant_special", "name": "Early", "airdate": "2020-06-01"},
    {"id": 4, "season": 2, "number": 1, "name": None, "airdate": "2021-03-04", "airstamp": None, "image": None},
]
LESSER = {**SHOW, "id": 702, "name": "Dry Land", "weight": 10}

META_MOVIE = {
    "id": "tt7770002",
    "imdb_id": "tt7770002",
    "type": "movie",
    "name": "The Quiet Kiln",
    "description": "Clay.",
    "genres": ["Drama"],
    "imdbRating": "7.4",
    "moviedb_id": 7500,
    "poster": "https://hub.test/p.jpg",
    "background": "https://hub.test/b.jpg",
    "released": "2019-05-03T00:00:00.000Z",
    "dvdRelease": "2019-09-01T00:00:00.000Z",
    "runtime": "1h 41min",
    "trailers": [{"source": "clip", "type": "Clip"}, {"source": "trailer", "type": "Trailer"}],
    "year": "2019",
    "language": "French, English",
}
META_SHOW = {
    "id": "tt7770001",
    "type": "series",
    "name": "Mist Coast",
    "releaseInfo": "2020–",
    "runtime": "44 min",
    "status": "Continuing",
    "tvdb_id": 7101,
    "videos": [
        {"id": "tt7770001:1:1", "season": 1, "number": 1, "name": "Landfall", "released": "2020-03-05T01:00:00.000Z"},
        {"id": "tt7770001:0:1", "season": 0, "episode": 1, "name": "Late", "firstAired": "2020-12-24T00:00:00.000Z"},
    ],
}


def lookup(request: httpx.Request) -> httpx.Response:
    """TVmaze redirects to the show."""
    known = request.url.params.get("imdb") == "tt7770001" or request.url.params.get("thetvdb") == "7101"
    return httpx.Response(301, headers={"location": f"http://{TVMAZE}/shows/701"}) if known else httpx.Response(404)


ANSWERS: dict[tuple[str, str], object] = {
    (TVMAZE, "/search/shows"): [{"score": 1, "show": SHOW}, {"score": 0.5, "show": {"id": 9}}],
    (TVMAZE, "/shows/701"): SHOW,
    (TVMAZE, "/shows/701/episodes"): EPISODES,
    (TVMAZE, "/lookup/shows"): lookup,
    (TVMAZE, "/schedule"): [{"id": 5, "show": LESSER}, {"id": 6, "show": SHOW}],
    (TVMAZE, "/schedule/web"): [{"id": 7, "_embedded": {"show": SHOW}}],
    (CINEMETA, "/catalog/movie/top.json"): {"metas": [META_MOVIE] * 50},
    (CINEMETA, "/catalog/movie/top/skip=50.json"): {"metas": [META_MOVIE]},
    (CINEMETA, "/catalog/movie/top/search=quiet kiln & more.json"): {
        "metas": [META_MOVIE, {"id": "yt:1", "name": "x"}]
    },
    (CINEMETA, "/catalog/series/top.json"): {"metas": [META_SHOW]},
    (CINEMETA, "/meta/movie/tt7770002.json"): {"meta": META_MOVIE},
    (CINEMETA, "/meta/series/tt7770001.json"): {"meta": META_SHOW},
    (CINEMETA, "/meta/movie/tt9999999.json"): {"meta": {}},
}
