"""The TVDB routes that MediaManager asks of its relay: the `data` of TVDB's own answers, passed through."""

from fastapi import APIRouter, Response

from contracts.values import TitleKind
from metadata_relay.choosing import not_configured
from metadata_relay.mediamanager_tmdb import Id, Words
from metadata_relay.passing_through import pass_through
from metadata_relay.problems import PROBLEMS
from metadata_relay.reading import Reading
from metadata_relay.remembering import Topic
from metadata_relay.source_name import SourceName
from metadata_relay.sources.tvdb import Tvdb


def build_tvdb_passthrough(tvdb: Tvdb | None, language: str) -> APIRouter:
    """`/tvdb/…`; the lists of what is trending are sorted by TVDB's score."""
    router = APIRouter(prefix="/tvdb", tags=["MediaManager"], responses=PROBLEMS)

    def configured() -> Tvdb:
        if tvdb is None:
            raise not_configured(SourceName.TVDB)
        return tvdb

    async def ask(topic: Topic, path: str, **params: str) -> Response:
        reading = Reading()
        return _data(await configured().source.ask(topic, path, params, holds="data", reading=reading), reading)

    async def trending(kind: TitleKind) -> Response:
        reading = Reading()
        return _data(await configured().popular(kind, language, 0, reading), reading)

    @router.get("/tv/trending")
    async def trending_shows() -> Response:
        return await trending(TitleKind.SHOW)

    @router.get("/tv/search")
    async def search_shows(query: Words) -> Response:
        return await ask(Topic.SEARCH, "/v4/search", query=query, type="series")

    @router.get("/tv/shows/{id}")
    async def show(id: Id) -> Response:  # noqa: A002 - the path's own name
        return await ask(Topic.TITLE, f"/v4/series/{id}/extended")

    @router.get("/tv/seasons/{id}")
    async def season(id: Id) -> Response:  # noqa: A002
        return await ask(Topic.TITLE, f"/v4/seasons/{id}/extended")

    @router.get("/movies/trending")
    async def trending_movies() -> Response:
        return await trending(TitleKind.MOVIE)

    @router.get("/movies/search")
    async def search_movies(query: Words) -> Response:
        return await ask(Topic.SEARCH, "/v4/search", query=query, type="movie")

    @router.get("/movies/{id}")
    async def movie(id: Id) -> Response:  # noqa: A002
        return await ask(Topic.TITLE, f"/v4/movies/{id}/extended")

    return router


def _data(answer: object, reading: Reading) -> Response:
    data = answer.get("data") if isinstance(answer, dict) else None
    return pass_through(data, reading)
