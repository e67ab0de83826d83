"""The metadata source's TMDB face: the v3 routes under `/3` that a library needs."""

from collections.abc import Awaitable, Callable, Sequence

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from reelway.demo.metadata.tmdb_records import (
    MOVIE_EXTRAS,
    SHOW_EXTRAS,
    Json,
    movie_item,
    movie_record,
    season_record,
    show_item,
    show_record,
)
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Movie, Show, Title
from reelway.demo.titles.searching import find_titles

PAGE_SIZE = 20
_SIZES = {
    "backdrop_sizes": ["w300", "w780", "w1280", "original"],
    "logo_sizes": ["w45", "w92", "w154", "w185", "w300", "w500", "original"],
    "poster_sizes": ["w92", "w154", "w185", "w342", "w500", "w780", "original"],
    "profile_sizes": ["w45", "w185", "h632", "original"],
    "still_sizes": ["w92", "w185", "w300", "original"],
}

Answer = Callable[[Request], Json | None]


class Tmdb:
    """Answers as TMDB does; any key is good, none is refused."""

    def __init__(self, catalogue: Catalogue, base_url: str) -> None:
        self._catalogue = catalogue
        self._base_url = base_url
        self._shows = {show.ids.tmdb: show for show in catalogue.shows}
        self._movies = {movie.ids.tmdb: movie for movie in catalogue.movies}

    def routes(self) -> list[BaseRoute]:
        """Every route; a fixed path stands before one with an id."""
        table: dict[str, Answer] = {
            "/3/configuration": self._configuration,
            "/3/search/tv": self._search_tv,
            "/3/search/movie": self._search_movie,
            "/3/trending/tv/{window}": self._trending_tv,
            "/3/trending/movie/{window}": self._trending_movie,
            "/3/tv/{id:int}": self._tv,
            "/3/tv/{id:int}/season/{season:int}": self._tv_season,
            "/3/tv/{id:int}/{extra}": self._tv_extra,
            "/3/movie/{id:int}": self._movie,
            "/3/movie/{id:int}/{extra}": self._movie_extra,
            "/3/find/{external_id}": self._find,
        }
        return [Route(path, _endpoint(answer)) for path, answer in table.items()]

    def _configuration(self, _request: Request) -> Json:
        address = f"{self._base_url}/t/p/"
        return {"images": {"base_url": address, "secure_base_url": address, **_SIZES}, "change_keys": []}

    def _search_tv(self, request: Request) -> Json:
        year = request.query_params.get("first_air_date_year") or request.query_params.get("year")
        hits = find_titles(self._catalogue.shows, request.query_params.get("query", ""))
        return _page(request, [show_item(hit, _language(request)) for hit in hits if _of_year(hit, year)])

    def _search_movie(self, request: Request) -> Json:
        year = request.query_params.get("primary_release_year") or request.query_params.get("year")
        hits = find_titles(self._catalogue.movies, request.query_params.get("query", ""))
        return _page(request, [movie_item(hit, _language(request)) for hit in hits if _of_year(hit, year)])

    def _trending_tv(self, request: Request) -> Json:
        shows = sorted(self._catalogue.shows, key=lambda show: -show.rating)
        return _page(request, [{**show_item(show, _language(request)), "media_type": "tv"} for show in shows])

    def _trending_movie(self, request: Request) -> Json:
        movies = sorted(self._catalogue.movies, key=lambda movie: -movie.rating)
        return _page(request, [{**movie_item(movie, _language(request)), "media_type": "movie"} for movie in movies])

    def _tv(self, request: Request) -> Json | None:
        show = self._shows.get(request.path_params["id"])
        if show is None:
            return None
        answer = show_record(show, _language(request))
        for extra in _appended(request):
            if extra in SHOW_EXTRAS:
                answer[extra] = SHOW_EXTRAS[extra](show)
            elif extra.startswith("season/") and (season := self._find_season(show, extra.removeprefix("season/"))):
                answer[extra] = season
        return answer

    def _tv_season(self, request: Request) -> Json | None:
        show = self._shows.get(request.path_params["id"])
        return self._find_season(show, str(request.path_params["season"])) if show else None

    def _find_season(self, show: Show, number: str) -> Json | None:
        return next((season_record(show, season) for season in show.seasons if str(season.number) == number), None)

    def _tv_extra(self, request: Request) -> Json | None:
        show, extra = self._shows.get(request.path_params["id"]), SHOW_EXTRAS.get(request.path_params["extra"])
        return {"id": show.ids.tmdb, **extra(show)} if show and extra else None

    def _movie(self, request: Request) -> Json | None:
        movie = self._movies.get(request.path_params["id"])
        if movie is None:
            return None
        extras = {extra: MOVIE_EXTRAS[extra](movie) for extra in _appended(request) if extra in MOVIE_EXTRAS}
        return movie_record(movie, _language(request)) | extras

    def _movie_extra(self, request: Request) -> Json | None:
        movie, extra = self._movies.get(request.path_params["id"]), MOVIE_EXTRAS.get(request.path_params["extra"])
        return {"id": movie.ids.tmdb, **extra(movie)} if movie and extra else None

    def _find(self, request: Request) -> Json:
        source, wanted = request.query_params.get("external_source", ""), request.path_params["external_id"]
        language = _language(request)
        shows = [show for show in self._catalogue.shows if _has_id(show, source, wanted)]
        movies = [movie for movie in self._catalogue.movies if _has_id(movie, source, wanted)]
        return {
            "movie_results": [{**movie_item(movie, language), "media_type": "movie"} for movie in movies],
            "person_results": [],
            "tv_results": [{**show_item(show, language), "media_type": "tv"} for show in shows],
            "tv_episode_results": [],
            "tv_season_results": [],
        }


def _endpoint(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        if not (request.query_params.get("api_key") or request.headers.get("authorization")):
            return _refusal(401, 7, "No API key was given.")
        found = answer(request)
        return JSONResponse(found) if found is not None else _refusal(404, 34, "There is nothing at this address.")

    return endpoint


def _refusal(status: int, code: int, message: str) -> Response:
    return JSONResponse({"success": False, "status_code": code, "status_message": message}, status)


def _page(request: Request, items: Sequence[Json]) -> Json:
    page = max(1, int(request.query_params.get("page", "1")))
    pages = max(1, -(-len(items) // PAGE_SIZE))
    shown = items[(page - 1) * PAGE_SIZE : page * PAGE_SIZE]
    return {"page": page, "results": list(shown), "total_pages": pages, "total_results": len(items)}


def _appended(request: Request) -> list[str]:
    return [part for part in request.query_params.get("append_to_response", "").split(",") if part][:20]


def _language(request: Request) -> str:
    return request.query_params.get("language", "en-US").partition("-")[0]


def _of_year(title: Title, year: str | None) -> bool:
    return not year or str(title.year) == year


def _has_id(title: Show | Movie, source: str, wanted: str) -> bool:
    return {"imdb_id": title.ids.imdb, "tvdb_id": str(title.ids.tvdb)}.get(source) == wanted
