"""Shows and movies: what both have."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query, Request, Response
from pydantic import BaseModel, ConfigDict

from contracts.catalog.asks import (
    AddSlot,
    EditTitle,
    Files,
    GetTitle,
    ListFiles,
    ListTitleLetters,
    ListTitles,
    RefreshTitle,
    RemoveTitle,
    TitleLetters,
    TitleSummaries,
)
from contracts.catalog.values import MinimumAvailability, MonitorPolicy, NewSlot, SlotView, TitleView
from contracts.indexer.commands import SearchRequested
from contracts.values import Page, SeriesType, TitleKind
from gateway.app.request_searches import request_searches
from gateway.entrypoints.http.auth import Manager, Reader, app_of, cause_of
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.passing import done, pass_on
from gateway.entrypoints.http.timeline import Place, Timeline, read_timeline

Limit = Annotated[int, Query(ge=1, le=500, description="How many at the most")]
Cursor = Annotated[str | None, Query(max_length=2000, description="`next_cursor` of the page before")]
NamePart = Annotated[str | None, Query(max_length=200)]
State = Literal["all", "missing", "complete", "unmonitored"]


class TitleChange(BaseModel):
    """What to change; what is left out stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"monitored": True, "monitor": "future"}]})
    monitored: bool | None = None
    monitor: MonitorPolicy | None = None
    monitor_specials: bool | None = None
    minimum_availability: MinimumAvailability | None = None
    search: bool = True
    series_type: SeriesType | None = None
    """How releases number a show's episodes; null is as the source says."""

    def ask(self, title_id: UUID) -> EditTitle:
        """The change of this title."""
        forget = "series_type" in self.model_fields_set and self.series_type is None
        return EditTitle(title_id=title_id, forget_series_type=forget, **self.model_dump())


class SearchWish(BaseModel):
    """What to search for; nothing named searches for all that is wanted."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"season": 1}]})
    season: int | None = None
    target_ids: tuple[UUID, ...] = ()


class NewSlotBody(BaseModel):
    """A version to keep beside the others."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"slot": {"name": "4K"}, "search": True}]})
    slot: NewSlot
    search: bool = True


def add_title_routes(router: APIRouter, kind: TitleKind) -> None:
    """The routes that shows and movies share, below the router's prefix."""
    _add_lists(router, kind)
    _add_changes(router, kind)
    _add_wishes(router)
    _add_records(router)


def _add_lists(router: APIRouter, kind: TitleKind) -> None:
    """All of them, and where to find them."""

    @router.get("", response_model=TitleSummaries, summary=f"List {kind.value}s")
    async def list_titles(
        request: Request,
        *,
        principal: Reader,
        limit: Limit = 100,
        cursor: Cursor = None,
        library_id: UUID | None = None,
        query: NamePart = None,
        state: State = "all",
        sort: Literal["name", "added", "year"] = "name",
        descending: bool = False,
        overviews: Annotated[bool, Query(description="Whether each comes with what it is about")] = False,
    ) -> Response:
        ask = ListTitles(
            kind=kind,
            page=Page(limit=limit, cursor=cursor),
            library_id=library_id,
            query=query,
            state=state,
            sort=sort,
            descending=descending,
            overviews=overviews,
        )
        return await pass_on(request, ask, principal)

    @router.get("/letters", response_model=TitleLetters, summary="Where each letter begins in the list by name")
    async def list_letters(
        request: Request,
        *,
        principal: Reader,
        library_id: UUID | None = None,
        query: NamePart = None,
        state: State = "all",
        descending: bool = False,
    ) -> Response:
        ask = ListTitleLetters(kind=kind, library_id=library_id, query=query, state=state, descending=descending)
        return await pass_on(request, ask, principal)


def _add_changes(router: APIRouter, kind: TitleKind) -> None:
    """One of them, and what a person changes of it."""

    @router.get("/{title_id}", response_model=TitleView, summary=f"One {kind.value}")
    async def get_title(request: Request, title_id: UUID, principal: Reader) -> Response:
        return await pass_on(request, GetTitle(title_id=title_id), principal)

    @router.patch("/{title_id}", response_model=TitleView, summary=f"Change a {kind.value}")
    async def edit_title(request: Request, title_id: UUID, change: TitleChange, principal: Manager) -> Response:
        return await pass_on(request, change.ask(title_id), principal)

    @router.delete("/{title_id}", status_code=204, summary=f"Remove a {kind.value}, with its files if wanted")
    async def remove_title(
        request: Request, title_id: UUID, principal: Manager, remove_files: bool = False
    ) -> Response:
        return await done(request, RemoveTitle(title_id=title_id, remove_files=remove_files), principal)

    @router.post("/{title_id}/refresh", response_model=TitleView, summary="Read its metadata again")
    async def refresh_title(request: Request, title_id: UUID, principal: Manager) -> Response:
        return await pass_on(request, RefreshTitle(title_id=title_id), principal)


def _add_wishes(router: APIRouter) -> None:
    """What may be wanted of one."""

    @router.post("/{title_id}/search", status_code=202, summary="Search for what is wanted of it")
    async def search_title(request: Request, title_id: UUID, wish: SearchWish, principal: Manager) -> Response:
        command = SearchRequested(title_id=title_id, season=wish.season, target_ids=wish.target_ids)
        await request_searches([command], cause_of(principal), units=app_of(request).units)
        return Response(status_code=202)

    @router.post("/{title_id}/slots", status_code=201, response_model=SlotView, summary="Keep one more version")
    async def add_slot(
        request: Request, title_id: UUID, body: NewSlotBody, principal: Manager, key: IdempotencyKey = None
    ) -> Response:
        ask = AddSlot(title_id=title_id, slot=body.slot, search=body.search)
        return await create(request, ask, principal, key)


def _add_records(router: APIRouter) -> None:
    """What is there of one, and what happened to it."""

    @router.get("/{title_id}/files", response_model=Files, summary="Its media files")
    async def list_files(
        request: Request,
        *,
        title_id: UUID,
        principal: Reader,
        target_id: Annotated[UUID | None, Query(description="Only the file of this target")] = None,
        limit: Limit = 100,
        cursor: Cursor = None,
    ) -> Response:
        ask = ListFiles(title_id=title_id, target_id=target_id, page=Page(limit=limit, cursor=cursor))
        return await pass_on(request, ask, principal)

    @router.get("/{title_id}/timeline", summary="Everything that happened to it, from wish to file")
    async def timeline(
        request: Request,
        *,
        title_id: UUID,
        _principal: Reader,
        target_id: Annotated[UUID | None, Query(description="Only what names this target")] = None,
        limit: Limit = 100,
        cursor: Cursor = None,
    ) -> Timeline:
        return await read_timeline(app_of(request), title_id, target_id, Place(limit, cursor))
