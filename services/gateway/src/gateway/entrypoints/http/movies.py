"""Movies."""

from typing import Annotated

from fastapi import APIRouter, Body, Request, Response

from contracts.catalog.asks import AddMovie
from contracts.catalog.values import TitleView
from contracts.values import TitleKind
from gateway.entrypoints.http.auth import Manager
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.titles import add_title_routes

router = APIRouter(prefix="/movies", tags=["movies"])
add_title_routes(router, TitleKind.MOVIE)
ADD_MOVIE_EXAMPLE = {"source": "cinemeta", "source_id": "tt9910001", "monitored": True, "search": True}


@router.post("", status_code=201, response_model=TitleView, summary="Add a movie from a metadata source")
async def add_movie(
    request: Request,
    wish: Annotated[AddMovie, Body(examples=[ADD_MOVIE_EXAMPLE])],
    principal: Manager,
    key: IdempotencyKey = None,
) -> Response:
    return await create(request, wish, principal, key)
