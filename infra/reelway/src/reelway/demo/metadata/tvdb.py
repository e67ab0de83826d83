"""The metadata source's TVDB face: the v4 routes under `/v4`, behind a login."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from reelway.demo.metadata.tvdb_records import Json, TvdbRecords
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Show, Title
from reelway.demo.titles.searching import find_titles

TOKEN = "demo-token"  # noqa: S105 -- the demo world guards nothing
PAGE_SIZE = 500

Answer = Callable[[Request], Json | None]


class Tvdb:
    """Answers as TVDB does; any API key logs in."""

    def __init__(self, catalogue: Catalogue, base_url: str) -> None:
        self._catalogue = catalogue
        self._base_url = base_url
        self._records = TvdbRecords(base_url)
        self._shows = {show.ids.tvdb: show for show in catalogue.shows}
        self._movies = {movie.ids.tvdb: movie for movie in catalogue.movies}
        self._seasons = {season.id: (show, season) for show in catalogue.shows for season in show.seasons}

    def routes(self) -> list[BaseRoute]:
        """Every route."""
        table: dict[str, Answer] = {
            "/v4/search": self._search,
            "/v4/search/remoteid/{remote_id}": self._search_remote,
            "/v4/series": self._all_series,
            "/v4/series/filter": self._popular_series,
            "/v4/movies": self._all_movies,
            "/v4/movies/filter": self._popular_movies,
            "/v4/series/{id:int}": self._series,
            "/v4/series/{id:int}/extended": self._series_extended,
            "/v4/series/{id:int}/episodes/{order}": self._episodes,
            "/v4/series/{id:int}/episodes/{order}/{language}": self._episodes,
            "/v4/seasons/{id:int}/extended": self._season_extended,
            "/v4/movies/{id:int}": self._movie,
            "/v4/movies/{id:int}/extended": self._movie_extended,
        }
        login = Route("/v4/login", _login, methods=["POST"])
        return [login, *(Route(path, _endpoint(answer)) for path, answer in table.items())]

    def _search(self, request: Request) -> Json:
        query, kind = request.query_params.get("query", ""), request.query_params.get("type")
        titles: list[Title] = []
        if kind in {None, "series"}:
            titles += find_titles(self._catalogue.shows, query)
        if kind in {None, "movie"}:
            titles += find_titles(self._catalogue.movies, query)
        hits = [self._records.search_hit(title) for title in titles]
        offset, limit = (
            int(request.query_params.get(name, value)) for name, value in (("offset", "0"), ("limit", "50"))
        )
        links = {"prev": None, "self": str(request.url), "next": None, "total_items": len(hits), "page_size": limit}
        return {"data": hits[offset : offset + limit], "links": links}

    def _search_remote(self, request: Request) -> Json:
        wanted = request.path_params["remote_id"]
        found = [title for title in self._catalogue.titles if title.ids.imdb == wanted]
        return {"data": [{_kind(title): self._records.base(title)} for title in found]}

    def _all_series(self, request: Request) -> Json:
        return self._listed(request, [self._records.base(show) for show in self._catalogue.shows], PAGE_SIZE)

    def _all_movies(self, request: Request) -> Json:
        return self._listed(request, [self._records.base(movie) for movie in self._catalogue.movies], PAGE_SIZE)

    def _popular_series(self, request: Request) -> Json:
        shows = sorted(self._catalogue.shows, key=lambda show: -show.rating)
        return self._listed(request, [self._records.base(show) for show in shows], PAGE_SIZE)

    def _popular_movies(self, request: Request) -> Json:
        movies = sorted(self._catalogue.movies, key=lambda movie: -movie.rating)
        return self._listed(request, [self._records.base(movie) for movie in movies], PAGE_SIZE)

    def _series(self, request: Request) -> Json | None:
        show = self._shows.get(request.path_params["id"])
        return {"data": self._records.base(show)} if show else None

    def _series_extended(self, request: Request) -> Json | None:
        show = self._shows.get(request.path_params["id"])
        if show is None:
            return None
        answer = self._records.series(show) | self._translated(show, request)
        with_episodes = request.query_params.get("meta") == "episodes"
        episodes = [self._records.episode(show, episode) for episode in show.episodes] if with_episodes else None
        return {"data": answer | {"episodes": episodes}}

    def _episodes(self, request: Request) -> Json | None:
        show, season = self._shows.get(request.path_params["id"]), request.query_params.get("season")
        if show is None or request.path_params["order"] not in {"default", "official"}:
            return None
        episodes = [
            self._records.episode(show, episode) for episode in show.episodes if season in {None, str(episode.season)}
        ]
        answer = self._listed(request, episodes, PAGE_SIZE)
        return answer | {"data": {"series": self._records.base(show), "episodes": answer["data"]}}

    def _season_extended(self, request: Request) -> Json | None:
        found = self._seasons.get(request.path_params["id"])
        return {"data": self._records.season_extended(*found)} if found else None

    def _movie(self, request: Request) -> Json | None:
        movie = self._movies.get(request.path_params["id"])
        return {"data": self._records.base(movie)} if movie else None

    def _movie_extended(self, request: Request) -> Json | None:
        movie = self._movies.get(request.path_params["id"])
        return {"data": self._records.movie(movie) | self._translated(movie, request)} if movie else None

    def _translated(self, title: Title, request: Request) -> Json:
        wanted = request.query_params.get("meta") == "translations"
        return {"translations": self._records.translations(title) if wanted else None}

    def _listed(self, request: Request, items: Sequence[Json], size: int) -> Json:
        page = max(0, int(request.query_params.get("page", "0")))
        start, end = page * size, (page + 1) * size
        address = f"{self._base_url}{request.url.path}?page="
        links = {
            "prev": f"{address}{page - 1}" if page else None,
            "self": f"{address}{page}",
            "next": f"{address}{page + 1}" if end < len(items) else None,
            "total_items": len(items),
            "page_size": size,
        }
        return {"data": list(items[start:end]), "links": links}


def _kind(title: Title) -> str:
    return "series" if isinstance(title, Show) else "movie"


async def _login(request: Request) -> Response:
    body = await request.json()
    if not isinstance(body, dict) or not body.get("apikey"):
        return _refusal(401, "No API key was given.")
    return JSONResponse({"status": "success", "data": {"token": TOKEN}})


def _endpoint(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return _refusal(401, "Log in first.")
        found = answer(request)
        return JSONResponse({"status": "success", **found}) if found else _refusal(404, "There is nothing here.")

    return endpoint


def _refusal(status: int, message: str) -> Response:
    return JSONResponse({"status": "failure", "message": message, "data": None}, status)
