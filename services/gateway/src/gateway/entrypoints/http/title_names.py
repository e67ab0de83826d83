"""Names of titles that a client knows only by id."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response

from contracts.catalog.asks import MAX_NAMES, ListTitleNames, TitleNames
from gateway.entrypoints.http.auth import Reader
from gateway.entrypoints.http.passing import pass_on

router = APIRouter(tags=["titles"])
Ids = Annotated[list[UUID], Query(min_length=1, max_length=MAX_NAMES, description="The titles")]


@router.get("/titles", response_model=TitleNames, summary="Names of shows and movies; those that are gone are left out")
async def list_title_names(request: Request, ids: Ids, principal: Reader) -> Response:
    return await pass_on(request, ListTitleNames(title_ids=tuple(ids)), principal)
