"""Titles in the shapes of TMDB's answers."""

import zlib
from collections.abc import Callable
from datetime import UTC, date, datetime

from reelway.demo.metadata.images import image_path
from reelway.demo.titles.model import Episode, Movie, Season, Show, ShowState, Title

Json = dict[str, object]

_STATUS = {ShowState.UPCOMING: "Planned", ShowState.RUNNING: "Returning Series", ShowState.ENDED: "Ended"}
_GENRES = {
    "Action": 28,
    "Action & Adventure": 10759,
    "Adventure": 12,
    "Animation": 16,
    "Comedy": 35,
    "Crime": 80,
    "Documentary": 99,
    "Drama": 18,
    "Family": 10751,
    "Horror": 27,
    "Kids": 10762,
    "Mystery": 9648,
    "News": 10763,
    "Reality": 10764,
    "Romance": 10749,
    "Sci-Fi & Fantasy": 10765,
    "Science Fiction": 878,
    "Talk": 10767,
    "Thriller": 53,
    "War": 10752,
    "Western": 37,
}
_RELEASE_TYPES = {"cinema": 3, "digital": 4, "physical": 5}


def show_item(show: Show, language: str) -> Json:
    """A show in a list."""
    return {
        **_item(show, language),
        "name": _name(show, language),
        "original_name": show.original_name,
        "first_air_date": show.first_air_date.isoformat(),
        "origin_country": [show.country],
    }


def movie_item(movie: Movie, language: str) -> Json:
    """A movie in a list."""
    return {
        **_item(movie, language),
        "title": _name(movie, language),
        "original_title": movie.original_name,
        "release_date": movie.cinema_date.isoformat(),
        "video": False,
    }


def show_record(show: Show, language: str) -> Json:
    """A show's details."""
    now = datetime.now(UTC)
    aired = [episode for episode in show.regular if episode.air_at <= now]
    coming = [episode for episode in show.regular if episode.air_at > now]
    return {
        **{key: value for key, value in show_item(show, language).items() if key != "genre_ids"},
        "created_by": [],
        "episode_run_time": [show.runtime_minutes],
        "genres": _genres(show),
        "homepage": "",
        "in_production": show.state is not ShowState.ENDED,
        "languages": [show.language],
        "last_air_date": aired[-1].air_at.date().isoformat() if aired else None,
        "last_episode_to_air": _episode(show, aired[-1]) if aired else None,
        "next_episode_to_air": _episode(show, coming[0]) if coming else None,
        "networks": [
            {"id": _number(show.network), "logo_path": None, "name": show.network, "origin_country": show.country}
        ],
        "number_of_episodes": len(show.regular),
        "number_of_seasons": sum(season.number > 0 for season in show.seasons),
        "production_companies": [],
        "production_countries": [{"iso_3166_1": show.country, "name": show.country}],
        "seasons": [_season_item(show, season) for season in show.seasons],
        "spoken_languages": [{"english_name": show.language, "iso_639_1": show.language, "name": show.language}],
        "status": _STATUS[show.state],
        "tagline": "",
        "type": "Scripted",
    }


def season_record(show: Show, season: Season) -> Json:
    """A season with its episodes."""
    return {
        "_id": f"{season.id:024x}",
        **{key: value for key, value in _season_item(show, season).items() if key != "episode_count"},
        "episodes": [_episode(show, episode) for episode in season.episodes],
    }


def movie_record(movie: Movie, language: str) -> Json:
    """A movie's details."""
    collection = movie.collection and {
        "id": movie.collection.id,
        "name": movie.collection.name,
        "poster_path": image_path(movie, "poster"),
        "backdrop_path": image_path(movie, "backdrop"),
    }
    return {
        **{key: value for key, value in movie_item(movie, language).items() if key != "genre_ids"},
        "belongs_to_collection": collection,
        "budget": 0,
        "genres": _genres(movie),
        "homepage": "",
        "imdb_id": movie.ids.imdb,
        "origin_country": [movie.country],
        "production_companies": [
            {"id": _number(movie.studio), "logo_path": None, "name": movie.studio, "origin_country": movie.country}
        ],
        "production_countries": [{"iso_3166_1": movie.country, "name": movie.country}],
        "revenue": 0,
        "runtime": movie.runtime_minutes,
        "spoken_languages": [{"english_name": movie.language, "iso_639_1": movie.language, "name": movie.language}],
        "status": "Released" if movie.cinema_date <= datetime.now(UTC).date() else "Post Production",
        "tagline": "",
    }


def _item(title: Title, language: str) -> Json:
    return {
        "adult": False,
        "backdrop_path": image_path(title, "backdrop"),
        "genre_ids": [_GENRES[genre] for genre in title.genres],
        "id": title.ids.tmdb,
        "original_language": title.language,
        "overview": title.overview if language in {"en", title.language} else "",
        "popularity": round(title.rating * 11 + 1, 3),
        "poster_path": image_path(title, "poster"),
        "vote_average": title.rating,
        "vote_count": title.votes,
    }


def _name(title: Title, language: str) -> str:
    alias = next((alias.name for alias in title.aliases if alias.language == language != "en"), None)
    return alias or (title.original_name if title.language == language else title.name)


def _season_item(show: Show, season: Season) -> Json:
    return {
        "air_date": season.episodes[0].air_at.date().isoformat(),
        "episode_count": len(season.episodes),
        "id": season.id,
        "name": season.name,
        "overview": "",
        "poster_path": image_path(show, "season", season.number),
        "season_number": season.number,
        "vote_average": show.rating,
    }


def _episode(show: Show, episode: Episode) -> Json:
    return {
        "air_date": episode.air_at.date().isoformat(),
        "episode_number": episode.number,
        "episode_type": "standard",
        "id": episode.id,
        "name": episode.name,
        "overview": episode.overview,
        "production_code": "",
        "runtime": episode.runtime_minutes,
        "season_number": episode.season,
        "show_id": show.ids.tmdb,
        "still_path": image_path(show, "still", episode.season, episode.number),
        "vote_average": show.rating,
        "vote_count": show.votes // 10,
        "crew": [],
        "guest_stars": [],
    }


def _genres(title: Title) -> list[Json]:
    return [{"id": _GENRES[genre], "name": genre} for genre in title.genres]


def _number(name: str) -> int:
    return zlib.crc32(name.encode()) % 10_000


def _external_ids(title: Title) -> Json:
    return {
        "imdb_id": title.ids.imdb,
        "tvdb_id": title.ids.tvdb,
        "tvrage_id": None,
        "wikidata_id": None,
        "facebook_id": None,
        "instagram_id": None,
        "twitter_id": None,
    }


def _aliases(title: Title) -> list[Json]:
    return [{"iso_3166_1": alias.country, "title": alias.name, "type": ""} for alias in title.aliases]


def _translations(title: Title) -> Json:
    """Its English texts, its own language's, and the aliases in others, each with the fields of its kind."""
    names = {alias.language: alias.name for alias in reversed(title.aliases) if alias.language != "en"}
    names |= {title.language: title.original_name, "en": title.name}
    field = "name" if isinstance(title, Show) else "title"
    translations = [
        {
            "iso_3166_1": "US" if language == "en" else language.upper(),
            "iso_639_1": language,
            "name": language,
            "english_name": language,
            "data": {
                field: name,
                "overview": title.overview if language == "en" else "",
                "homepage": "",
                "tagline": "",
            },
        }
        for language, name in names.items()
    ]
    return {"translations": translations}


def _images(title: Title) -> Json:
    return {
        "backdrops": [_image(image_path(title, "backdrop"), 1280, 720, None)],
        "logos": [],
        "posters": [_image(image_path(title, "poster"), 600, 900, "en")],
    }


def _image(path: str, width: int, height: int, language: str | None) -> Json:
    return {
        "aspect_ratio": round(width / height, 3),
        "file_path": path,
        "height": height,
        "width": width,
        "iso_639_1": language,
        "vote_average": 5.0,
        "vote_count": 1,
    }


def _content_ratings(show: Show) -> Json:
    return {"results": [{"descriptors": [], "iso_3166_1": "US", "rating": show.certification}]}


def _release_dates(movie: Movie) -> Json:
    dates = {"cinema": movie.cinema_date, "digital": movie.digital_date, "physical": movie.physical_date}
    known = [_release_date(movie, kind, day) for kind, day in dates.items() if day]
    return {"results": [{"iso_3166_1": "US", "release_dates": known}]}


def _release_date(movie: Movie, kind: str, day: date) -> Json:
    return {
        "certification": movie.certification,
        "descriptors": [],
        "iso_639_1": "",
        "note": "",
        "release_date": f"{day.isoformat()}T00:00:00.000Z",
        "type": _RELEASE_TYPES[kind],
    }


SHOW_EXTRAS: dict[str, Callable[[Show], Json]] = {
    "external_ids": _external_ids,
    "alternative_titles": lambda show: {"results": _aliases(show)},
    "content_ratings": _content_ratings,
    "images": _images,
    "translations": _translations,
    "videos": lambda _show: {"results": []},
}
MOVIE_EXTRAS: dict[str, Callable[[Movie], Json]] = {
    "external_ids": _external_ids,
    "alternative_titles": lambda movie: {"titles": _aliases(movie)},
    "release_dates": _release_dates,
    "images": _images,
    "translations": _translations,
    "videos": lambda _movie: {"results": []},
}
