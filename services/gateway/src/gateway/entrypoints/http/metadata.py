"""Finding titles to add."""

from typing import Annotated

from fastapi import APIRouter, Query, Request, Response

from contracts.catalog.asks import FoundTitles, ListTrending, SearchMetadata
from contracts.values import TitleKind
from gateway.entrypoints.http.auth import Reader
from gateway.entrypoints.http.passing import pass_on

router = APIRouter(prefix="/metadata", tags=["metadata"])
PageNumber = Annotated[int, Query(ge=1, le=50)]


@router.get("/search", response_model=FoundTitles, summary="Search the metadata sources")
async def search_metadata(
    request: Request,
    *,
    principal: Reader,
    kind: TitleKind,
    query: Annotated[str, Query(min_length=1, max_length=200)],
    source: Annotated[str | None, Query(max_length=30)] = None,
    page: PageNumber = 1,
) -> Response:
    return await pass_on(request, SearchMetadata(kind=kind, query=query, source=source, page=page), principal)


@router.get("/trending", response_model=FoundTitles, summary="What is popular now and not here yet")
async def list_trending(
    request: Request,
    principal: Reader,
    kind: TitleKind,
    source: Annotated[str | None, Query(max_length=30)] = None,
    page: PageNumber = 1,
) -> Response:
    return await pass_on(request, ListTrending(kind=kind, source=source, page=page), principal)
