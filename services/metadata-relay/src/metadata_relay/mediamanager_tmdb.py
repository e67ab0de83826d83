"""The TMDB routes that MediaManager asks of its relay: TMDB's own answers, passed through."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response

from metadata_relay.choosing import not_configured
from metadata_relay.passing_through import pass_through
from metadata_relay.problems import PROBLEMS
from metadata_relay.reading import Reading
from metadata_relay.remembering import RememberedSource, Topic
from metadata_relay.source_name import SourceName

Id = Annotated[int, Path(ge=1, le=9_999_999_999)]
Season = Annotated[int, Path(ge=0, le=99_999)]
Words = Annotated[str, Query(min_length=1, max_length=200)]
PageNumber = Annotated[int, Query(ge=1, le=500)]
Language = Annotated[str, Query(pattern="^[a-z]{2}(-[A-Z]{2})?$")]


def build_tmdb_passthrough(tmdb: RememberedSource | None) -> APIRouter:
    """`/tmdb/…`."""
    router = APIRouter(prefix="/tmdb", tags=["MediaManager"], responses=PROBLEMS)

    async def ask(topic: Topic, path: str, holds: str, **params: str) -> Response:
        if tmdb is None:
            raise not_configured(SourceName.TMDB)
        reading = Reading()
        answer = await tmdb.ask(topic, f"/3/{path}", params, holds=holds, reading=reading)
        return pass_through(answer, reading)

    @router.get("/tv/trending")
    async def trending_shows(language: Language = "en") -> Response:
        return await ask(Topic.TRENDING, "trending/tv/day", "results", language=language)

    @router.get("/tv/search")
    async def search_shows(query: Words, page: PageNumber = 1, language: Language = "en") -> Response:
        return await ask(Topic.SEARCH, "search/tv", "results", query=query, page=str(page), language=language)

    @router.get("/tv/shows/{id}")
    async def show(id: Id, language: Language = "en") -> Response:  # noqa: A002 - the path's own name
        return await ask(Topic.TITLE, f"tv/{id}", "id", language=language)

    @router.get("/tv/shows/{id}/external_ids")
    async def show_ids(id: Id) -> Response:  # noqa: A002
        return await ask(Topic.TITLE, f"tv/{id}/external_ids", "id")

    @router.get("/tv/shows/{id}/{season}")
    async def season(id: Id, season: Season, language: Language = "en") -> Response:  # noqa: A002
        return await ask(Topic.TITLE, f"tv/{id}/season/{season}", "episodes", language=language)

    @router.get("/movies/trending")
    async def trending_movies(language: Language = "en") -> Response:
        return await ask(Topic.TRENDING, "trending/movie/day", "results", language=language)

    @router.get("/movies/search")
    async def search_movies(query: Words, page: PageNumber = 1, language: Language = "en") -> Response:
        return await ask(Topic.SEARCH, "search/movie", "results", query=query, page=str(page), language=language)

    @router.get("/movies/{id}")
    async def movie(id: Id, language: Language = "en") -> Response:  # noqa: A002
        return await ask(Topic.TITLE, f"movie/{id}", "id", language=language)

    @router.get("/movies/{id}/external_ids")
    async def movie_ids(id: Id) -> Response:  # noqa: A002
        return await ask(Topic.TITLE, f"movie/{id}/external_ids", "id")

    return router
