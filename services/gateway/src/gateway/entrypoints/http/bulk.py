"""Changes of many titles at once."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Request, Response

from contracts.catalog.bulk_asks import GetBulkChange, PreviewBulkChange, StartBulkChange
from contracts.catalog.bulk_values import BulkChangeView, BulkPreview
from gateway.entrypoints.http.auth import Manager, Reader
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.passing import pass_on

router = APIRouter(prefix="/titles/bulk", tags=["bulk"])
EXAMPLE = {
    "selection": {"matching": {"kind": "show", "state": "unmonitored"}},
    "change": {"action": "monitor", "search": False},
}


@router.post("/preview", response_model=BulkPreview, summary="What a change of many titles would do")
async def preview_bulk_change(
    request: Request, wish: Annotated[PreviewBulkChange, Body(examples=[EXAMPLE])], principal: Manager
) -> Response:
    return await pass_on(request, wish, principal)


@router.post("", status_code=201, response_model=BulkChangeView, summary="Change many titles")
async def start_bulk_change(
    request: Request,
    wish: Annotated[StartBulkChange, Body(examples=[EXAMPLE])],
    principal: Manager,
    key: IdempotencyKey = None,
) -> Response:
    return await create(request, wish, principal, key)


@router.get("/{bulk_id}", response_model=BulkChangeView, summary="How far it is, and what could not be done")
async def get_bulk_change(request: Request, bulk_id: UUID, principal: Reader) -> Response:
    return await pass_on(request, GetBulkChange(bulk_id=bulk_id), principal)
