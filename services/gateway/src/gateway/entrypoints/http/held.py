"""Releases that delay profiles hold."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from contracts.indexer.held_asks import ForgetHeldRelease, HeldReleases, ListHeldReleases, TakeHeldRelease
from contracts.values import Page
from gateway.entrypoints.http.auth import Manager, Reader
from gateway.entrypoints.http.passing import done, pass_on
from gateway.entrypoints.http.titles import Cursor, Limit

router = APIRouter(tags=["decisions"])


@router.get("/releases/held", response_model=HeldReleases, summary="Releases that wait for something better")
async def list_held_releases(
    request: Request, principal: Reader, limit: Limit = 100, cursor: Cursor = None
) -> Response:
    return await pass_on(request, ListHeldReleases(page=Page(limit=limit, cursor=cursor)), principal)


@router.post("/releases/held/{release_id}/grab", status_code=204, summary="Take a held release now")
async def take_held_release(request: Request, release_id: UUID, principal: Manager) -> Response:
    return await done(request, TakeHeldRelease(release_id=release_id), principal)


@router.delete("/releases/held/{release_id}", status_code=204, summary="Hold a release no longer")
async def forget_held_release(request: Request, release_id: UUID, principal: Manager) -> Response:
    return await done(request, ForgetHeldRelease(release_id=release_id), principal)
