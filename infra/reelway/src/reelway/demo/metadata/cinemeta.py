"""The metadata source's Cinemeta face: keyless, ids are IMDb's."""

from datetime import UTC, datetime
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from reelway.demo.metadata.images import image_url
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Episode, Show, ShowState, Title
from reelway.demo.titles.searching import find_titles

Json = dict[str, object]

PAGE_SIZE = 50


class Cinemeta:
    """Answers as Cinemeta does: catalogues of previews, and whole metas."""

    def __init__(self, catalogue: Catalogue, base_url: str) -> None:
        self._base_url = base_url
        self._lists: dict[str, tuple[Title, ...]] = {"movie": catalogue.movies, "series": catalogue.shows}
        self._catalogue = catalogue

    def routes(self) -> list[BaseRoute]:
        """Every route; extras such as `search=tide` are the last part of a catalogue's path."""
        return [
            Route("/catalog/{kind}/top.json", self._top),
            Route("/catalog/{kind}/top/{extra}.json", self._top),
            Route("/meta/{kind}/{imdb}.json", self._meta),
        ]

    async def _top(self, request: Request) -> Response:
        kind, extra = request.path_params["kind"], parse_qs(request.path_params.get("extra", ""))
        if kind not in self._lists:
            return _not_found()
        titles: list[Title] = sorted(self._lists[kind], key=lambda title: -title.rating)
        if search := extra.get("search", [""])[0]:
            movies = kind == "movie"
            titles = (
                [*find_titles(self._catalogue.movies, search)]
                if movies
                else [*find_titles(self._catalogue.shows, search)]
            )
        if genre := extra.get("genre", [""])[0]:
            titles = [title for title in titles if genre in title.genres]
        skip = int(extra.get("skip", ["0"])[0])
        return JSONResponse({"metas": [self._preview(kind, title) for title in titles[skip : skip + PAGE_SIZE]]})

    async def _meta(self, request: Request) -> Response:
        kind, imdb = request.path_params["kind"], request.path_params["imdb"]
        for title in self._lists.get(kind, ()):
            if title.ids.imdb == imdb:
                return JSONResponse({"meta": self._record(kind, title)})
        return _not_found()

    def _preview(self, kind: str, title: Title) -> Json:
        return {
            "id": title.ids.imdb,
            "imdb_id": title.ids.imdb,
            "type": kind,
            "name": title.name,
            "releaseInfo": _release_info(title),
            "poster": image_url(self._base_url, title, "poster", size="w342"),
            "popularities": {"moviedb": title.rating},
        }

    def _record(self, kind: str, title: Title) -> Json:
        return {
            **self._preview(kind, title),
            "background": image_url(self._base_url, title, "backdrop"),
            "poster": image_url(self._base_url, title, "poster"),
            "behaviorHints": {"defaultVideoId": None if isinstance(title, Show) else title.ids.imdb},
            "cast": [],
            "country": title.country,
            "description": title.overview,
            "director": None,
            "genre": list(title.genres),
            "genres": list(title.genres),
            "imdbRating": f"{title.rating:.1f}" if title.rating else None,
            "moviedb_id": title.ids.tmdb,
            "released": _released(title),
            "runtime": f"{title.runtime_minutes} min",
            "trailers": [],
            "year": _release_info(title),
            "videos": [self._video(title, episode) for episode in title.episodes] if isinstance(title, Show) else [],
            **_kind_fields(title),
        }

    def _video(self, show: Show, episode: Episode) -> Json:
        aired = f"{episode.air_at:%Y-%m-%dT%H:%M:%S}.000Z"
        return {
            "id": f"{show.ids.imdb}:{episode.season}:{episode.number}",
            "name": episode.name,
            "season": episode.season,
            "number": episode.number,
            "episode": episode.number,
            "firstAired": aired,
            "released": aired,
            "tvdb_id": episode.id,
            "overview": episode.overview,
            "description": episode.overview,
            "rating": str(show.rating),
            "thumbnail": image_url(self._base_url, show, "still", episode.season, episode.number),
        }


def _kind_fields(title: Title) -> Json:
    if isinstance(title, Show):
        ended = title.state is ShowState.ENDED
        return {"status": "Ended" if ended else "Continuing", "tvdb_id": title.ids.tvdb}
    return {"dvdRelease": title.physical_date and f"{title.physical_date}T00:00:00.000Z"}


def _released(title: Title) -> str:
    day = title.first_air_date if isinstance(title, Show) else title.cinema_date
    return f"{day}T00:00:00.000Z"


def _release_info(title: Title) -> str:
    if not isinstance(title, Show):
        return str(title.year)
    last = title.regular[-1].air_at
    return f"{title.year}–{last.year if last < datetime.now(UTC) and title.state is ShowState.ENDED else ''}"


def _not_found() -> Response:
    return JSONResponse({"err": "not found"}, 404)
