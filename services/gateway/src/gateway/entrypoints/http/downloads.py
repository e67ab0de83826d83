"""Downloads, imports and what is wanted."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Query, Request, Response

from contracts.catalog.asks import Imports, ListImports, ListUpcoming, ListWanted, RetryImport, Upcoming, WantedPage
from contracts.catalog.values import ImportState
from contracts.downloader.asks import (
    Downloads,
    GetDownload,
    GetLimits,
    ListDownloads,
    PauseDownload,
    RecheckDownload,
    RemoveDownload,
    ResumeDownload,
    SetLimits,
)
from contracts.downloader.values import DownloadLimits, DownloadState, DownloadView
from contracts.values import Page, TitleKind
from gateway.entrypoints.http.auth import Admin, Manager, Reader
from gateway.entrypoints.http.passing import done, pass_on
from gateway.entrypoints.http.titles import Cursor, Limit

router = APIRouter(tags=["downloads"])
LIMITS_EXAMPLE = {"download_bytes_per_second": 10_000_000, "seeding": {"ratio": 1.5}, "stall_minutes": 60}


@router.get("/downloads", response_model=Downloads, summary="Downloads with their progress, the newest first")
async def list_downloads(
    request: Request,
    *,
    principal: Reader,
    state: DownloadState | None = None,
    imported: bool | None = None,
    title_id: UUID | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    ask = ListDownloads(state=state, imported=imported, title_id=title_id, page=Page(limit=limit, cursor=cursor))
    return await pass_on(request, ask, principal)


@router.get("/downloads/limits", response_model=DownloadLimits, summary="Limits of the embedded client")
async def get_limits(request: Request, principal: Reader) -> Response:
    return await pass_on(request, GetLimits(), principal)


@router.put("/downloads/limits", response_model=DownloadLimits, summary="Replace the limits")
async def set_limits(
    request: Request, limits: Annotated[DownloadLimits, Body(examples=[LIMITS_EXAMPLE])], principal: Admin
) -> Response:
    return await pass_on(request, SetLimits(limits=limits), principal)


@router.get("/downloads/{download_id}", response_model=DownloadView, summary="One download")
async def get_download(request: Request, download_id: UUID, principal: Reader) -> Response:
    return await pass_on(request, GetDownload(download_id=download_id), principal)


@router.post("/downloads/{download_id}/pause", response_model=DownloadView, summary="Stop it until it is resumed")
async def pause_download(request: Request, download_id: UUID, principal: Manager) -> Response:
    return await pass_on(request, PauseDownload(download_id=download_id), principal)


@router.post("/downloads/{download_id}/resume", response_model=DownloadView, summary="Let it go on")
async def resume_download(request: Request, download_id: UUID, principal: Manager) -> Response:
    return await pass_on(request, ResumeDownload(download_id=download_id), principal)


@router.post("/downloads/{download_id}/recheck", response_model=DownloadView, summary="Check what is on disk")
async def recheck_download(request: Request, download_id: UUID, principal: Manager) -> Response:
    return await pass_on(request, RecheckDownload(download_id=download_id), principal)


@router.delete("/downloads/{download_id}", status_code=204, summary="Take it out of the client")
async def remove_download(
    request: Request, download_id: UUID, principal: Manager, with_data: bool = True, search_again: bool = False
) -> Response:
    ask = RemoveDownload(download_id=download_id, with_data=with_data, search_again=search_again)
    return await done(request, ask, principal)


@router.get("/imports", response_model=Imports, summary="Imports, running, waiting and done")
async def list_imports(
    request: Request,
    *,
    principal: Reader,
    state: ImportState | None = None,
    title_id: UUID | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    ask = ListImports(state=state, title_id=title_id, page=Page(limit=limit, cursor=cursor))
    return await pass_on(request, ask, principal)


@router.post("/imports/{import_id}/retry", status_code=204, summary="Try a blocked import again")
async def retry_import(request: Request, import_id: UUID, principal: Manager) -> Response:
    return await done(request, RetryImport(import_id=import_id), principal)


@router.get("/wanted", response_model=WantedPage, summary="Targets without a file, the newest first")
async def list_wanted(
    request: Request,
    *,
    principal: Reader,
    kind: TitleKind | None = None,
    title_id: UUID | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    ask = ListWanted(kind=kind, title_id=title_id, page=Page(limit=limit, cursor=cursor))
    return await pass_on(request, ask, principal)


@router.get("/upcoming", response_model=Upcoming, summary="Monitored episodes and movies of the next days")
async def list_upcoming(
    request: Request, principal: Reader, days: Annotated[int, Query(ge=1, le=60)] = 14, limit: Limit = 100
) -> Response:
    return await pass_on(request, ListUpcoming(days=days, limit=limit), principal)
