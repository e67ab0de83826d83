"""The relay's own routes, under `/v1`."""

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel

from contracts.metadata import MovieMetadata, SearchHits, ShowMetadata
from metadata_relay.answering import Answering
from metadata_relay.errors import InvalidInput
from metadata_relay.problems import PROBLEMS
from metadata_relay.reading import Reading
from metadata_relay.source import EpisodeOrder, IdKind
from metadata_relay.source_name import SourceName
from metadata_relay.wanted import Language, ReadingNow, WantedNow

TitleId = Annotated[str, Path(pattern="^[a-z0-9]{1,16}$", description="The title's id at that source.")]
Words = Annotated[
    str,
    Query(min_length=1, max_length=200, description="Words of a name, or `tt…`, `tvdb:…`, `tmdb:…`."),
]
Digits = Annotated[int | None, Query(ge=1, le=9_999_999_999)]


def build_v1(answering: Answering) -> APIRouter:
    """Search, trending, shows, movies and find."""
    router = APIRouter(prefix="/v1", tags=["metadata"], responses=PROBLEMS)

    @router.get("/search", response_model=SearchHits, summary="Search titles by name")
    async def search(query: Words, wanted: WantedNow) -> Response:
        words = " ".join(query.split())
        if not words:
            raise InvalidInput("The query is blank")
        return _answer(await answering.search(words, wanted), wanted.reading)

    @router.get("/trending", response_model=SearchHits, summary="What many watch now")
    async def trending(wanted: WantedNow) -> Response:
        return _answer(await answering.trending(wanted), wanted.reading)

    @router.get("/find", response_model=SearchHits, summary="Find titles by an id of another site")
    async def find(
        wanted: WantedNow,
        imdb: Annotated[str | None, Query(pattern="^tt[0-9]{5,10}$")] = None,
        tvdb: Digits = None,
        tmdb: Digits = None,
    ) -> Response:
        given = {IdKind.IMDB: imdb, IdKind.TVDB: tvdb, IdKind.TMDB: tmdb}
        ids = [(id_kind, str(value)) for id_kind, value in given.items() if value is not None]
        if len(ids) != 1:
            raise InvalidInput("Give exactly one of imdb, tvdb and tmdb")
        return _answer(await answering.find(*ids[0], wanted), wanted.reading)

    @router.get("/shows/{source}/{id}", response_model=ShowMetadata, summary="One complete show")
    async def get_show(
        source: SourceName,
        id: TitleId,  # noqa: A002 - the path's own name
        reading: ReadingNow,
        language: Language = None,
        order: EpisodeOrder = EpisodeOrder.AIRED,
    ) -> Response:
        return _answer(await answering.get_show(source, id, order, language, reading), reading)

    @router.get("/movies/{source}/{id}", response_model=MovieMetadata, summary="One complete movie")
    async def get_movie(
        source: SourceName,
        id: TitleId,  # noqa: A002
        reading: ReadingNow,
        language: Language = None,
    ) -> Response:
        return _answer(await answering.get_movie(source, id, language, reading), reading)

    return router


def _answer(model: BaseModel, reading: Reading) -> Response:
    # Written once: FastAPI would check the models, which were checked when they were made, a second time.
    return Response(model.model_dump_json(), media_type="application/json", headers=reading.headers())
