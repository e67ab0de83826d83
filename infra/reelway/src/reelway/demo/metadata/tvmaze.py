"""The metadata source's TVmaze face: keyless, shows only."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from reelway.demo.metadata.images import image_url
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Episode, Season, Show, ShowState
from reelway.demo.titles.searching import find_titles

Json = dict[str, object]

WEB_CHANNELS = {"Stellar+"}

_STATUS = {ShowState.UPCOMING: "In Development", ShowState.RUNNING: "Running", ShowState.ENDED: "Ended"}
_LANGUAGES = {"en": "English", "de": "German", "ja": "Japanese", "da": "Danish", "fr": "French"}


class TvMaze:
    """Answers as TVmaze does."""

    def __init__(self, catalogue: Catalogue, base_url: str) -> None:
        self._catalogue = catalogue
        self._base_url = base_url
        self._shows = {show.ids.tvmaze: show for show in catalogue.shows}
        self._parts: dict[str, Callable[[Show], list[Json]]] = {
            "episodes": lambda show: [self._episode(show, episode) for episode in show.regular],
            "seasons": lambda show: [self._season(show, season) for season in show.seasons if season.number],
            "akas": _akas,
            "images": self._images,
        }

    def routes(self) -> list[BaseRoute]:
        """Every route."""
        return [
            Route("/search/shows", self._search),
            Route("/lookup/shows", self._lookup),
            Route("/schedule", self._schedule),
            Route("/schedule/web", self._web_schedule),
            Route("/shows", self._index),
            Route("/shows/{id:int}", self._show),
            Route("/shows/{id:int}/{part}", self._part),
        ]

    async def _search(self, request: Request) -> Response:
        hits = find_titles(self._catalogue.shows, request.query_params.get("q", ""))
        return JSONResponse(
            [{"score": round(1 / place, 6), "show": self._record(hit)} for place, hit in enumerate(hits[:10], start=1)]
        )

    async def _lookup(self, request: Request) -> Response:
        """A match is a redirect to the show, as at TVmaze."""
        imdb, tvdb = request.query_params.get("imdb"), request.query_params.get("thetvdb")
        for show in self._catalogue.shows:
            if show.ids.imdb == imdb or str(show.ids.tvdb) == tvdb:
                return RedirectResponse(f"{self._base_url}/shows/{show.ids.tvmaze}", 301)
        return _not_found()

    async def _show(self, request: Request) -> Response:
        show = self._shows.get(request.path_params["id"])
        if show is None:
            return _not_found()
        wanted = [*request.query_params.getlist("embed[]"), *request.query_params.getlist("embed")]
        embedded = {part: self._parts[part](show) for part in wanted if part in self._parts}
        return JSONResponse(self._record(show) | ({"_embedded": embedded} if embedded else {}))

    async def _part(self, request: Request) -> Response:
        show, part = self._shows.get(request.path_params["id"]), request.path_params["part"]
        if show is None or part not in self._parts:
            return _not_found()
        if part == "episodes" and request.query_params.get("specials") == "1":
            return JSONResponse([self._episode(show, episode) for episode in show.episodes])
        return JSONResponse(self._parts[part](show))

    async def _index(self, request: Request) -> Response:
        """All shows on the first page; the page after the last is 404, as at TVmaze."""
        if request.query_params.get("page", "0") != "0":
            return _not_found()
        return JSONResponse([self._record(show) for show in self._catalogue.shows])

    async def _schedule(self, request: Request) -> Response:
        country = request.query_params.get("country", "US")
        shows = [show for show in self._catalogue.shows if show.country == country and show.network not in WEB_CHANNELS]
        return JSONResponse([episode | {"show": self._record(show)} for show, episode in self._airing(shows, request)])

    async def _web_schedule(self, request: Request) -> Response:
        shows = [show for show in self._catalogue.shows if show.network in WEB_CHANNELS]
        return JSONResponse(
            [episode | {"_embedded": {"show": self._record(show)}} for show, episode in self._airing(shows, request)]
        )

    def _airing(self, shows: list[Show], request: Request) -> list[tuple[Show, Json]]:
        asked = request.query_params.get("date")
        day = date.fromisoformat(asked) if asked else datetime.now(UTC).date()
        episodes = [(show, episode) for show in shows for episode in show.regular if episode.air_at.date() == day]
        return [(show, self._episode(show, episode)) for show, episode in episodes]

    def _record(self, show: Show) -> Json:
        last = show.regular[-1].air_at
        return {
            "id": show.ids.tvmaze,
            "url": f"{self._base_url}/shows/{show.ids.tvmaze}",
            "name": show.name,
            "type": "Animation" if "Animation" in show.genres else "Scripted",
            "language": _LANGUAGES[show.language],
            "genres": list(show.genres),
            "status": _STATUS[show.state],
            "runtime": show.runtime_minutes,
            "averageRuntime": show.runtime_minutes,
            "premiered": show.first_air_date.isoformat(),
            "ended": last.date().isoformat() if show.state is ShowState.ENDED else None,
            "officialSite": None,
            "schedule": {"time": last.strftime("%H:%M"), "days": [last.strftime("%A")]},
            "rating": {"average": show.rating or None},
            "weight": round(show.rating * 10),
            **_channel(show),
            "dvdCountry": None,
            "externals": {"tvrage": None, "thetvdb": show.ids.tvdb, "imdb": show.ids.imdb},
            "image": self._image(show, "poster"),
            "summary": f"<p>{show.overview}</p>",
            "updated": int(show.first_air_date.strftime("%Y%m%d")),
            "_links": {"self": {"href": f"{self._base_url}/shows/{show.ids.tvmaze}"}},
        }

    def _episode(self, show: Show, episode: Episode) -> Json:
        special = episode.season == 0
        return {
            "id": episode.id,
            "url": f"{self._base_url}/episodes/{episode.id}",
            "name": episode.name,
            "season": 1 if special else episode.season,
            "number": None if special else episode.number,
            "type": "significant_special" if special else "regular",
            "airdate": episode.air_at.date().isoformat(),
            "airtime": episode.air_at.strftime("%H:%M"),
            "airstamp": episode.air_at.isoformat(timespec="seconds"),
            "runtime": episode.runtime_minutes,
            "rating": {"average": show.rating or None},
            "image": self._image(show, "still", episode.season, episode.number),
            "summary": f"<p>{episode.overview}</p>",
            "_links": {
                "self": {"href": f"{self._base_url}/episodes/{episode.id}"},
                "show": {"href": f"{self._base_url}/shows/{show.ids.tvmaze}", "name": show.name},
            },
        }

    def _season(self, show: Show, season: Season) -> Json:
        return {
            "id": season.id,
            "url": f"{self._base_url}/seasons/{season.id}",
            "number": season.number,
            "name": "",
            "episodeOrder": len(season.episodes),
            "premiereDate": season.episodes[0].air_at.date().isoformat(),
            "endDate": season.episodes[-1].air_at.date().isoformat(),
            **_channel(show),
            "image": self._image(show, "season", season.number),
            "summary": None,
            "_links": {"self": {"href": f"{self._base_url}/seasons/{season.id}"}},
        }

    def _image(self, show: Show, shape: str, *numbers: int) -> Json:
        medium = image_url(self._base_url, show, shape, *numbers, size="w185")
        return {"medium": medium, "original": image_url(self._base_url, show, shape, *numbers)}

    def _images(self, show: Show) -> list[Json]:
        return [
            self._picture(show, "poster", "poster", 600, 900),
            self._picture(show, "background", "backdrop", 1280, 720),
        ]

    def _picture(self, show: Show, kind: str, shape: str, width: int, height: int) -> Json:
        original = {"url": image_url(self._base_url, show, shape), "width": width, "height": height}
        return {"id": show.ids.tmdb, "type": kind, "main": True, "resolutions": {"original": original}}


def _akas(show: Show) -> list[Json]:
    return [
        {"name": alias.name, "country": {"name": alias.country, "code": alias.country, "timezone": "UTC"}}
        for alias in show.aliases
    ]


def _channel(show: Show) -> Json:
    """A network has a country, a web channel has none: it is everywhere."""
    channel: Json = {"id": 1 + len(show.network), "name": show.network, "country": None, "officialSite": None}
    if show.network in WEB_CHANNELS:
        return {"network": None, "webChannel": channel}
    country = {"name": show.country, "code": show.country, "timezone": "UTC"}
    return {"network": channel | {"country": country}, "webChannel": None}


def _not_found() -> Response:
    return JSONResponse(None, 404)
