"""TMDB's answers on a made-up show and movie."""

import httpx

from unit.metadata_relay.relay_world import TMDB

CONFIGURATION = {"images": {"base_url": "http://img.test/p/", "secure_base_url": "https://img.test/p/"}}
SEASONS = 24


def show_answer(request: httpx.Request) -> httpx.Response:
    """The show with the parts that were asked to be appended, and the specials and seasons that exist."""
    parts = request.url.params.get("append_to_response", "").split(",")
    assert len(parts) <= 20
    german = request.url.params.get("language") == "de"
    answer: dict[str, object] = {
        "id": 7001,
        "name": "Nebelküste" if german else "Mist Coast",
        "original_name": "Nebelküste",
        "original_language": "de",
        "overview": "Deutsch." if german else "English.",
        "first_air_date": "2020-03-04",
        "status": "Returning Series",
        "genres": [{"id": 18, "name": "Drama"}],
        "networks": [{"name": "Küstenfunk"}],
        "episode_run_time": [],
        "poster_path": "/poster.jpg",
        "backdrop_path": "/backdrop.jpg",
        "vote_average": 8.1,
        "vote_count": 90,
        "seasons": [{"season_number": number, "name": f"Season {number}"} for number in range(SEASONS + 1)],
    }
    extras: dict[str, object] = {
        "external_ids": {"imdb_id": "tt7770001", "tvdb_id": 7101},
        "alternative_titles": {"results": [{"iso_3166_1": "FR", "title": "Côte de brume", "type": ""}]},
        "content_ratings": {"results": [{"iso_3166_1": "DE", "rating": "12"}, {"iso_3166_1": "US", "rating": "TV-14"}]},
        "videos": {
            "results": [
                {"site": "YouTube", "type": "Teaser", "key": "teaser"},
                {"site": "YouTube", "type": "Trailer", "key": "fan", "official": False},
                {"site": "YouTube", "type": "Trailer", "key": "real", "official": True},
            ]
        },
        "translations": {
            "translations": [
                {"iso_639_1": "it", "iso_3166_1": "IT", "data": {"name": "Costa di nebbia", "overview": ""}},
                {"iso_639_1": "en", "iso_3166_1": "US", "data": {"name": "Mist Coast", "overview": "English."}},
            ]
        },
    }
    for part in parts:
        number = int(part.removeprefix("season/")) if part.startswith("season/") else None
        if number is not None and number <= SEASONS:
            answer[part] = season_answer(number)
        elif part in extras:
            answer[part] = extras[part]
    return httpx.Response(200, json=answer)


def season_answer(number: int) -> dict[str, object]:
    """A season of two episodes."""
    return {
        "id": 70_000 + number,
        "season_number": number,
        "name": f"Season {number}" if number else "Specials",
        "overview": "",
        "poster_path": f"/s{number}.jpg",
        "episodes": [
            {
                "id": 700_000 + number * 10 + episode,
                "episode_number": episode,
                "season_number": number,
                "name": f"Part {episode}",
                "overview": "It happens.",
                "air_date": f"{2020 + number:04}-03-0{episode}" if episode == 1 else "",
                "runtime": 44,
                "still_path": f"/e{episode}.jpg",
            }
            for episode in (1, 2)
        ],
    }


MOVIE = {
    "id": 7500,
    "imdb_id": "tt7770002",
    "title": "The Quiet Kiln",
    "original_title": "The Quiet Kiln",
    "original_language": "en",
    "overview": "Clay.",
    "release_date": "2019-05-01",
    "runtime": 101,
    "status": "Released",
    "genres": [{"id": 18, "name": "Drama"}],
    "poster_path": "/kiln.jpg",
    "backdrop_path": None,
    "vote_average": 0,
    "vote_count": 0,
    "belongs_to_collection": {"id": 75, "name": "Kiln Collection"},
    "production_companies": [{"name": "Slow Fire"}],
    "external_ids": {"imdb_id": "tt7770002"},
    "alternative_titles": {"titles": [{"iso_3166_1": "DE", "title": "Der stille Ofen"}]},
    "release_dates": {
        "results": [
            {
                "iso_3166_1": "DE",
                "release_dates": [
                    {"type": 3, "release_date": "2019-04-01T00:00:00.000Z", "certification": "6"},
                    {"type": 5, "release_date": "2019-09-01T00:00:00.000Z", "certification": ""},
                ],
            },
            {
                "iso_3166_1": "US",
                "release_dates": [
                    {"type": 1, "release_date": "2019-03-01T00:00:00.000Z", "certification": ""},
                    {"type": 3, "release_date": "2019-05-03T00:00:00.000Z", "certification": "PG"},
                    {"type": 4, "release_date": "2019-07-01T00:00:00.000Z", "certification": ""},
                ],
            },
        ]
    },
}

SEARCH = {
    "page": 2,
    "total_pages": 3,
    "total_results": 50,
    "results": [
        {
            "id": 7001,
            "name": "Mist Coast",
            "original_name": "Nebelküste",
            "original_language": "de",
            "first_air_date": "2020-03-04",
            "overview": "English.",
            "poster_path": "/poster.jpg",
            "vote_average": 8.1,
            "vote_count": 90,
        },
        {"id": 7002, "name": "Bare", "first_air_date": "", "poster_path": None},
    ],
}

ANSWERS: dict[tuple[str, str], object] = {
    (TMDB, "/3/configuration"): CONFIGURATION,
    (TMDB, "/3/tv/7001"): show_answer,
    (TMDB, "/3/tv/7001/season/1"): season_answer(1),
    (TMDB, "/3/tv/7001/external_ids"): {"id": 7001, "imdb_id": "tt7770001"},
    (TMDB, "/3/movie/7500"): MOVIE,
    (TMDB, "/3/movie/7500/external_ids"): {"id": 7500, "imdb_id": "tt7770002"},
    (TMDB, "/3/search/tv"): SEARCH,
    (TMDB, "/3/search/movie"): {"page": 1, "total_pages": 1, "results": []},
    (TMDB, "/3/trending/tv/week"): {**SEARCH, "page": 1},
    (TMDB, "/3/trending/tv/day"): {**SEARCH, "page": 1},
    (TMDB, "/3/trending/movie/day"): {"page": 1, "total_pages": 1, "results": [MOVIE]},
    (TMDB, "/3/find/tt7770001"): {"tv_results": SEARCH["results"], "movie_results": []},
    (TMDB, "/3/find/7101"): {"tv_results": [], "movie_results": []},
}
