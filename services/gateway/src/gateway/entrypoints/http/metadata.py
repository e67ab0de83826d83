"""Metadata sources: finding titles to add, and the keys."""

from typing import Annotated

from fastapi import APIRouter, Body, Query, Request, Response

from contracts.catalog.asks import FoundTitles, ListTrending, SearchMetadata
from contracts.catalog.metadata_asks import (
    ListMetadataSources,
    MetadataSources,
    MetadataSourceTest,
    SetMetadataKeys,
    TestMetadataSource,
)
from contracts.values import TitleKind
from gateway.entrypoints.http.auth import Admin, Reader
from gateway.entrypoints.http.passing import pass_on

router = APIRouter(prefix="/metadata", tags=["metadata"])
KEYS_EXAMPLE = {"keys": [{"source": "tmdb", "api_key": "secret"}]}
TRIAL_EXAMPLE = {"source": "tmdb", "api_key": "secret"}
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


@router.get("/sources", response_model=MetadataSources, summary="The metadata sources, and which are used")
async def list_sources(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListMetadataSources(), principal)


@router.put("/sources", response_model=MetadataSources, summary="Keep or forget keys; those that are left out stay")
async def set_keys(
    request: Request, keys: Annotated[SetMetadataKeys, Body(examples=[KEYS_EXAMPLE])], principal: Admin
) -> Response:
    return await pass_on(request, keys, principal)


@router.post("/sources/test", response_model=MetadataSourceTest, summary="Ask a metadata source now")
async def try_source(
    request: Request, trial: Annotated[TestMetadataSource, Body(examples=[TRIAL_EXAMPLE])], principal: Admin
) -> Response:
    return await pass_on(request, trial, principal)
