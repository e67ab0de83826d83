"""Files that should be better, and searches for what is wanted of several titles."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from contracts.indexer.commands import SearchRequested
from contracts.indexer.wanted_asks import CutoffUnmetPage, ListCutoffUnmet
from contracts.values import EXAMPLE_TARGET, EXAMPLE_TITLE, Page, TitleKind
from gateway.app.request_searches import request_searches
from gateway.entrypoints.http.auth import Manager, Reader, app_of, cause_of
from gateway.entrypoints.http.passing import pass_on
from gateway.entrypoints.http.titles import Cursor, Limit

router = APIRouter(tags=["wanted"])
MAX_TITLES = 200
MAX_TARGETS = 500
SEARCH_EXAMPLE: JsonDict = {"titles": [{"title_id": str(EXAMPLE_TITLE), "target_ids": [str(EXAMPLE_TARGET)]}]}


class TitleWish(BaseModel):
    """A title, and which of its targets to search for; none named searches for all that is wanted of it."""

    title_id: UUID
    target_ids: Annotated[tuple[UUID, ...], Field(max_length=MAX_TARGETS)] = ()


class SearchesWish(BaseModel):
    """What to search for."""

    model_config = ConfigDict(json_schema_extra={"examples": [SEARCH_EXAMPLE]})
    titles: Annotated[tuple[TitleWish, ...], Field(min_length=1, max_length=MAX_TITLES)]


@router.get("/wanted/cutoff-unmet", response_model=CutoffUnmetPage, summary="Files below the cut-off, the newest first")
async def list_cutoff_unmet(
    request: Request,
    *,
    principal: Reader,
    kind: TitleKind | None = None,
    title_id: UUID | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    ask = ListCutoffUnmet(kind=kind, title_id=title_id, page=Page(limit=limit, cursor=cursor))
    return await pass_on(request, ask, principal)


@router.post("/wanted/search", status_code=202, summary="Search for wanted targets, missing or to be better")
async def search_wanted(request: Request, wish: SearchesWish, principal: Manager) -> Response:
    commands = [SearchRequested(title_id=one.title_id, target_ids=one.target_ids) for one in wish.titles]
    await request_searches(commands, cause_of(principal), units=app_of(request).units)
    return Response(status_code=202)
