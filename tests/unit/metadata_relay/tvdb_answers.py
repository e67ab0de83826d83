"""TVDB's answers on a made-up show and movie."""

import json

import httpx

from unit.metadata_relay.relay_world import KEY, TVDB

TOKEN = "token-1"
OFFICIAL, DVD = {"id": 1, "type": "official"}, {"id": 2, "type": "dvd"}
SERIES = {
    "id": 7101,
    "name": "Nebelküste",
    "image": "https://art.test/poster.jpg",
    "firstAired": "2020-03-04",
    "year": "2020",
    "originalLanguage": "deu",
    "status": {"id": 2, "name": "Ended"},
    "averageRuntime": 44,
    "score": 12,
    "overview": None,
    "aliases": [{"language": "eng", "name": "Coast of Mist"}],
    "genres": [{"name": "Drama"}],
    "contentRatings": [{"name": "TV-14", "country": "usa"}],
    "remoteIds": [
        {"id": "tt7770001", "type": 2, "sourceName": "IMDB"},
        {"id": "7001", "type": 12, "sourceName": "TheMovieDB.com"},
        {"id": "701", "type": 19, "sourceName": "TV Maze"},
    ],
    "latestNetwork": {"name": "Küstenfunk"},
    "artworks": [
        {"type": 3, "image": "/banners/low.jpg", "language": None, "score": 1},
        {"type": 3, "image": "https://art.test/high.jpg", "language": None, "score": 9},
        {"type": 3, "image": "https://art.test/french.jpg", "language": "fra", "score": 99},
    ],
    "seasons": [
        {"id": 1, "number": 1, "type": OFFICIAL, "name": "The Arrival", "image": "https://art.test/s1.jpg"},
        {"id": 2, "number": 2, "type": OFFICIAL, "name": None, "image": None},
        {"id": 9, "number": 1, "type": DVD, "name": "Disc"},
    ],
    "trailers": [{"url": "https://www.youtube.com/watch?v=ger", "language": "deu"}],
    "translations": {
        "nameTranslations": [
            {"language": "deu", "name": "Nebelküste"},
            {"language": "eng", "name": "Mist Coast"},
            {"language": "eng", "name": "Coast of Mist", "isAlias": True},
        ],
        "overviewTranslations": [
            {"language": "deu", "overview": "Deutsch."},
            {"language": "eng", "overview": "English."},
        ],
    },
}
MOVIE = {
    "id": 7600,
    "name": "The Quiet Kiln",
    "image": "/posters/kiln.jpg",
    "year": "2019",
    "originalLanguage": "eng",
    "runtime": 101,
    "status": {"id": 5, "name": "Released"},
    "releases": [
        {"country": "global", "date": "2019-04-01"},
        {"country": "usa", "date": "2019-05-03"},
    ],
    "studios": [{"name": "Slow Fire"}],
    "lists": [{"id": 3, "name": "Best of Clay", "isOfficial": False}, {"id": 4, "name": "Kiln", "isOfficial": True}],
    "translations": {"nameTranslations": [], "overviewTranslations": [{"language": "eng", "overview": "Clay."}]},
}


def episodes(language: str | None) -> list[dict[str, object]]:
    """Three episodes; one lacks its English name."""
    english = language == "eng"
    return [
        {
            "id": 710 + number,
            "seasonNumber": 1 if number < 3 else 0,
            "number": number if number < 3 else 1,
            "absoluteNumber": number if number < 3 else 0,
            "name": None if english and number == 2 else f"{'Part' if english else 'Teil'} {number}",
            "overview": f"{'English' if english else 'Deutsch'} {number}.",
            "aired": f"2020-03-0{number}",
            "runtime": 44,
            "image": "/stills/1.jpg",
        }
        for number in (1, 2, 3)
    ]


def login(request: httpx.Request) -> httpx.Response:
    """Takes the one key."""
    good = json.loads(request.content).get("apikey") == KEY
    return httpx.Response(200, json={"status": "success", "data": {"token": TOKEN}}) if good else httpx.Response(401)


def guarded(answer: object) -> object:
    """An answer for those who are logged in."""

    def answering(request: httpx.Request) -> httpx.Response:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return httpx.Response(401)
        return httpx.Response(200, json={"status": "success", **(answer(request) if callable(answer) else answer)})  # type: ignore[dict-item]  # made-up answers

    return answering


def paged(language: str | None) -> object:
    """Two pages of episodes."""

    def answering(request: httpx.Request) -> dict[str, object]:
        found, page = episodes(language), int(request.url.params["page"])
        shown = found[:2] if page == 0 else found[2:]
        return {"data": {"episodes": shown}, "links": {"next": "more" if page == 0 else None}}

    return answering


HIT = {
    "id": "series-7101",
    "tvdb_id": "7101",
    "name": "Nebelküste",
    "year": "2020",
    "primary_language": "deu",
    "image_url": "https://art.test/poster.jpg",
    "overview": "Deutsch.",
    "overviews": {"eng": "English.", "deu": "Deutsch."},
    "translations": {"eng": "Mist Coast", "deu": "Nebelküste"},
    "remote_ids": [{"id": "tt7770001", "type": 2, "sourceName": "IMDB"}],
}
_LISTED = {"data": [SERIES], "links": {"next": None}}
ANSWERS: dict[tuple[str, str], object] = {
    (TVDB, "/v4/login"): login,
    (TVDB, "/v4/search"): guarded({"data": [HIT, {"name": "no id"}], "links": {"total_items": 41}}),
    (TVDB, "/v4/search/remoteid/tt7770001"): guarded({"data": [{"series": SERIES}]}),
    (TVDB, "/v4/series/filter"): guarded(_LISTED),
    (TVDB, "/v4/movies/filter"): guarded({"data": [MOVIE], "links": {"next": None}}),
    (TVDB, "/v4/series/7101/extended"): guarded({"data": SERIES}),
    (TVDB, "/v4/series/7101/episodes/official"): guarded(paged(None)),
    (TVDB, "/v4/series/7101/episodes/official/eng"): guarded(paged("eng")),
    (TVDB, "/v4/series/7101/episodes/dvd"): guarded(paged(None)),
    (TVDB, "/v4/seasons/1/extended"): guarded({"data": {"id": 1, "number": 1}}),
    (TVDB, "/v4/movies/7600/extended"): guarded({"data": MOVIE}),
}
