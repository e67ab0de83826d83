"""Titles in the shapes of TVDB's answers."""

from reelway.demo.metadata.images import image_url
from reelway.demo.titles.model import Episode, Movie, Season, Show, ShowState, Title
from reelway.demo.titles.searching import words_of

Json = dict[str, object]

_STATUS = {ShowState.RUNNING: (1, "Continuing"), ShowState.ENDED: (2, "Ended"), ShowState.UPCOMING: (3, "Upcoming")}
_LANGUAGES = {"en": "eng", "de": "deu", "ja": "jpn", "da": "dan", "fr": "fra"}
_COUNTRIES = {"US": "usa", "GB": "gbr", "DE": "deu", "JP": "jpn", "DK": "dnk", "FR": "fra"}
_OFFICIAL = {"id": 1, "name": "Aired Order", "type": "official", "alternateName": None}
_ARTWORK_TYPES = {"series": {"poster": 2, "backdrop": 3, "season": 7}, "movie": {"poster": 14, "backdrop": 15}}
_STAMP = "2026-01-01 00:00:00"


class TvdbRecords:
    """Makes TVDB's records; `base_url` is where the pictures are."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url

    def search_hit(self, title: Title) -> Json:
        """One hit of a search; ids are strings there."""
        kind = _kind(title)
        return {
            "objectID": f"{kind}-{title.ids.tvdb}",
            "aliases": [alias.name for alias in title.aliases],
            "country": _COUNTRIES[title.country],
            "id": f"{kind}-{title.ids.tvdb}",
            "image_url": self._image(title, "poster"),
            "name": title.original_name,
            "first_air_time": _day(title),
            "overview": title.overview,
            "primary_language": _LANGUAGES[title.language],
            "primary_type": kind,
            "status": _STATUS[title.state][1] if isinstance(title, Show) else "Released",
            "type": kind,
            "tvdb_id": str(title.ids.tvdb),
            "year": str(title.year),
            "slug": _slug(title),
            "overviews": {"eng": title.overview},
            "translations": _translations(title),
            "network": title.network if isinstance(title, Show) else None,
            "remote_ids": _remote_ids(title),
            "thumbnail": self._image(title, "poster", size="w185"),
            "genres": list(title.genres),
        }

    def base(self, title: Title) -> Json:
        """What lists and single records have in common."""
        status = _STATUS[title.state] if isinstance(title, Show) else (5, "Released")
        return {
            "id": title.ids.tvdb,
            "name": title.original_name,
            "slug": _slug(title),
            "image": self._image(title, "poster"),
            "nameTranslations": list(_translations(title)),
            "overviewTranslations": ["eng"],
            "aliases": [{"language": _LANGUAGES[alias.language], "name": alias.name} for alias in title.aliases],
            "score": round(title.rating * 1000),
            "status": {"id": status[0], "name": status[1], "recordType": _kind(title), "keepUpdated": True},
            "originalCountry": _COUNTRIES[title.country],
            "originalLanguage": _LANGUAGES[title.language],
            "overview": title.overview,
            "year": str(title.year),
            "lastUpdated": _STAMP,
            **(self._series_dates(title) if isinstance(title, Show) else {"runtime": title.runtime_minutes}),
        }

    def series(self, show: Show) -> Json:
        """A series, extended."""
        network = {"id": 1, "name": show.network, "slug": show.network.lower(), "country": _COUNTRIES[show.country]}
        return {
            **self._extended(show),
            "airsTime": show.regular[-1].air_at.strftime("%H:%M"),
            "airsDays": {show.regular[-1].air_at.strftime("%A").lower(): True},
            "originalNetwork": network,
            "latestNetwork": network,
            "seasonTypes": [_OFFICIAL],
            "seasons": [self._season(show, season) for season in show.seasons],
        }

    def movie(self, movie: Movie) -> Json:
        """A movie, extended."""
        day = movie.cinema_date.isoformat()
        return {
            **self._extended(movie),
            "first_release": {"country": "global", "date": day, "detail": None},
            "releases": [{"country": "global", "date": day, "detail": None}],
            "studios": [{"id": 1, "name": movie.studio}],
            "lists": [],
        }

    def season_extended(self, show: Show, season: Season) -> Json:
        """A season with its episodes."""
        return {
            **self._season(show, season),
            "artwork": [],
            "episodes": [self.episode(show, episode) for episode in season.episodes],
            "trailers": [],
            "translations": [],
        }

    def episode(self, show: Show, episode: Episode) -> Json:
        """An episode in a list."""
        return {
            "id": episode.id,
            "seriesId": show.ids.tvdb,
            "name": episode.name,
            "aired": episode.air_at.date().isoformat(),
            "runtime": episode.runtime_minutes,
            "nameTranslations": ["eng"],
            "overview": episode.overview,
            "overviewTranslations": ["eng"],
            "image": self._image(show, "still", episode.season, episode.number),
            "imageType": 11,
            "isMovie": 0,
            "seasons": None,
            "number": episode.number,
            "absoluteNumber": episode.absolute or 0,
            "seasonNumber": episode.season,
            "lastUpdated": _STAMP,
            "finaleType": None,
            "year": str(episode.air_at.year),
        }

    def _extended(self, title: Title) -> Json:
        return {
            **self.base(title),
            "artworks": self._artworks(title),
            "characters": [],
            "contentRatings": [{"id": 1, "name": title.certification, "country": "usa", "contentType": _kind(title)}],
            "genres": [{"id": len(genre), "name": genre, "slug": genre.lower()} for genre in title.genres],
            "remoteIds": _remote_ids(title),
            "trailers": [],
            "translations": None,
        }

    def translations(self, title: Title) -> Json:
        """Its names and overviews by language."""
        names = [
            {"language": language, "name": name, "isAlias": False} for language, name in _translations(title).items()
        ]
        overviews = [{"language": "eng", "overview": title.overview}]
        return {"nameTranslations": names, "overviewTranslations": overviews, "aliases": None}

    def _series_dates(self, show: Show) -> Json:
        return {
            "firstAired": show.first_air_date.isoformat(),
            "lastAired": show.regular[-1].air_at.date().isoformat(),
            "nextAired": "",
            "averageRuntime": show.runtime_minutes,
            "defaultSeasonType": 1,
            "isOrderRandomized": False,
        }

    def _season(self, show: Show, season: Season) -> Json:
        return {
            "id": season.id,
            "seriesId": show.ids.tvdb,
            "type": _OFFICIAL,
            "name": season.name,
            "number": season.number,
            "nameTranslations": [],
            "overviewTranslations": [],
            "image": self._image(show, "season", season.number),
            "imageType": 7,
            "companies": {},
            "lastUpdated": _STAMP,
        }

    def _artworks(self, title: Title) -> list[Json]:
        sizes = {"poster": (600, 900), "backdrop": (1280, 720)}
        return [
            {
                "id": title.ids.tvdb * 10 + number,
                "image": self._image(title, shape),
                "thumbnail": self._image(title, shape, size="w300"),
                "language": "eng" if shape == "poster" else None,
                "type": _ARTWORK_TYPES[_kind(title)][shape],
                "score": 100,
                "width": width,
                "height": height,
            }
            for number, (shape, (width, height)) in enumerate(sizes.items())
        ]

    def _image(self, title: Title, shape: str, *numbers: int, size: str = "original") -> str:
        return image_url(self._base_url, title, shape, *numbers, size=size)


def _kind(title: Title) -> str:
    return "series" if isinstance(title, Show) else "movie"


def _slug(title: Title) -> str:
    return "-".join(words_of(title.name))


def _day(title: Title) -> str:
    return (title.first_air_date if isinstance(title, Show) else title.cinema_date).isoformat()


def _translations(title: Title) -> dict[str, str]:
    return {"eng": title.name, _LANGUAGES[title.language]: title.original_name}


def _remote_ids(title: Title) -> list[Json]:
    ids: list[Json] = [
        {"id": title.ids.imdb, "type": 2, "sourceName": "IMDB"},
        {"id": str(title.ids.tmdb), "type": 12 if isinstance(title, Show) else 10, "sourceName": "TheMovieDB.com"},
    ]
    if title.ids.tvmaze:
        ids.append({"id": str(title.ids.tvmaze), "type": 19, "sourceName": "TV Maze"})
    return ids
