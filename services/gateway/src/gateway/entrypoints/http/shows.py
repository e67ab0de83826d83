"""Shows, their seasons and episodes."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Body, Request, Response
from pydantic import BaseModel, ConfigDict

from contracts.catalog.asks import AddShow, Episodes, ListEpisodes, SetMonitored
from contracts.catalog.values import TitleView
from contracts.values import Page, TitleKind
from gateway.entrypoints.http.auth import Manager, Reader
from gateway.entrypoints.http.creating import IdempotencyKey, create
from gateway.entrypoints.http.passing import done, pass_on
from gateway.entrypoints.http.titles import Cursor, Limit, add_title_routes

router = APIRouter(prefix="/shows", tags=["shows"])
add_title_routes(router, TitleKind.SHOW)


class MonitoredChange(BaseModel):
    """Seasons by number and episodes by id that shall be monitored, or no longer."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"monitored": False, "seasons": [1, 2]}]})
    monitored: bool
    seasons: tuple[int, ...] = ()
    episode_ids: tuple[UUID, ...] = ()


ADD_SHOW_EXAMPLE = {"source": "tvmaze", "source_id": "9001", "monitor": "all", "search": True}


@router.post("", status_code=201, response_model=TitleView, summary="Add a show from a metadata source")
async def add_show(
    request: Request,
    wish: Annotated[AddShow, Body(examples=[ADD_SHOW_EXAMPLE])],
    principal: Manager,
    key: IdempotencyKey = None,
) -> Response:
    return await create(request, wish, principal, key)


@router.get("/{title_id}/episodes", response_model=Episodes, summary="Its episodes with their state per slot")
async def list_episodes(
    request: Request,
    *,
    title_id: UUID,
    principal: Reader,
    season: int | None = None,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Response:
    ask = ListEpisodes(title_id=title_id, season=season, page=Page(limit=limit, cursor=cursor))
    return await pass_on(request, ask, principal)


@router.put("/{title_id}/monitored", status_code=204, summary="Monitor seasons and episodes, or stop to")
async def set_monitored(request: Request, title_id: UUID, change: MonitoredChange, principal: Manager) -> Response:
    return await done(request, SetMonitored(title_id=title_id, **change.model_dump()), principal)
