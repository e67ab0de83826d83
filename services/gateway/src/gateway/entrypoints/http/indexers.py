"""Indexers, profiles, searches and releases."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Request, Response
from pydantic import BaseModel, ConfigDict

from contracts.indexer.asks import (
    AddIndexer,
    CancelSearch,
    EditIndexer,
    GetSearch,
    GrabRelease,
    Indexers,
    ListIndexers,
    ListProfiles,
    ListReleases,
    ListSearches,
    Profiles,
    Releases,
    RemoveIndexer,
    Searches,
    StartSearch,
    TestIndexer,
)
from contracts.indexer.values import IndexerSettings, IndexerTest, IndexerView, SearchView
from contracts.values import Page
from gateway.entrypoints.http.auth import Admin, Manager, Reader
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.passing import done, pass_on
from gateway.entrypoints.http.titles import Cursor, Limit

router = APIRouter(tags=["indexers"])
INDEXER_EXAMPLE = {"name": "Harbor Index", "kind": "torznab", "url": "http://127.0.0.1:9117/api", "api_key": "secret"}
SEARCH_EXAMPLE = {"title_id": "01956f3e-7a00-7000-8000-000000000001", "season": 1}
NewIndexer = Annotated[IndexerSettings, Body(examples=[INDEXER_EXAMPLE])]


class Grab(BaseModel):
    """How to take a release."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"despite_rejections": False}]})
    despite_rejections: bool = False


@router.get("/indexers", response_model=Indexers, summary="All indexers with their state")
async def list_indexers(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListIndexers(), principal)


@router.post("/indexers", status_code=201, response_model=IndexerView, summary="Add an indexer")
async def add_indexer(request: Request, settings: NewIndexer, principal: Admin, key: IdempotencyKey = None) -> Response:
    return await create(request, AddIndexer(settings=settings), principal, key)


@router.put("/indexers/{indexer_id}", response_model=IndexerView, summary="Replace an indexer's settings")
async def edit_indexer(request: Request, indexer_id: UUID, settings: NewIndexer, principal: Admin) -> Response:
    return await pass_on(request, EditIndexer(indexer_id=indexer_id, settings=settings), principal)


@router.delete("/indexers/{indexer_id}", status_code=204, summary="Forget an indexer")
async def remove_indexer(request: Request, indexer_id: UUID, principal: Admin) -> Response:
    return await done(request, RemoveIndexer(indexer_id=indexer_id), principal)


@router.post("/indexers/test", response_model=IndexerTest, summary="Try settings without storing them")
async def try_indexer(
    request: Request, settings: NewIndexer, principal: Admin, indexer_id: UUID | None = None
) -> Response:
    return await pass_on(request, TestIndexer(settings=settings, indexer_id=indexer_id), principal)


@router.get("/profiles", response_model=Profiles, summary="All quality profiles")
async def list_profiles(request: Request, principal: Reader) -> Response:
    return await pass_on(request, ListProfiles(), principal)


@router.post("/searches", status_code=201, response_model=SearchView, summary="Start an interactive search")
async def start_search(
    request: Request,
    search: Annotated[StartSearch, Body(examples=[SEARCH_EXAMPLE])],
    principal: Manager,
    key: IdempotencyKey = None,
) -> Response:
    return await create(request, search, principal, key)


@router.get("/searches", response_model=Searches, summary="Searches, automatic ones too")
async def list_searches(
    request: Request, principal: Reader, title_id: UUID | None = None, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    return await pass_on(request, ListSearches(title_id=title_id, page=Page(limit=limit, cursor=cursor)), principal)


@router.get("/searches/{search_id}", response_model=SearchView, summary="A search and how far it is")
async def get_search(request: Request, search_id: UUID, principal: Reader) -> Response:
    return await pass_on(request, GetSearch(search_id=search_id), principal)


@router.delete("/searches/{search_id}", status_code=204, summary="End a search; what it found is kept")
async def cancel_search(request: Request, search_id: UUID, principal: Manager) -> Response:
    return await done(request, CancelSearch(search_id=search_id), principal)


@router.get("/searches/{search_id}/releases", response_model=Releases, summary="Its judged releases, the best first")
async def list_releases(
    request: Request, search_id: UUID, principal: Reader, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    return await pass_on(request, ListReleases(search_id=search_id, page=Page(limit=limit, cursor=cursor)), principal)


@router.post("/releases/{release_id}/grab", status_code=204, summary="Take a release")
async def grab_release(request: Request, release_id: UUID, grab: Grab, principal: Manager) -> Response:
    return await done(
        request, GrabRelease(release_id=release_id, despite_rejections=grab.despite_rejections), principal
    )
