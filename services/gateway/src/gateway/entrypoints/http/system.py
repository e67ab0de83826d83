"""How the parts do."""

import asyncio
from functools import partial
from importlib.metadata import version

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel

from contracts.catalog.asks import GetCatalogHealth
from contracts.downloader.asks import GetDownloaderHealth
from contracts.envelope import Cause
from contracts.health import GetHealth, HealthCheck, HealthReport, HealthState
from contracts.indexer.asks import GetIndexerHealth
from contracts.service import Service
from gateway.adapters.db.projection import CommittedProjection
from gateway.adapters.event_readers import EventReaders
from gateway.app.check_backups import check_backups
from gateway.app.rebuild_timeline import rebuild_timeline
from gateway.app_state import App
from gateway.entrypoints.http.auth import Admin, Reader, app_of
from kit.errors import Unavailable
from kit.health import Check, database_check, nats_check, report

router = APIRouter(prefix="/system", tags=["system"])
_ASKS: tuple[GetHealth, ...] = (GetCatalogHealth(), GetIndexerHealth(), GetDownloaderHealth())


class SystemHealth(BaseModel):
    """All services; `state` is the worst of them."""

    version: str
    state: HealthState
    services: tuple[HealthReport, ...]


@router.get("/health", summary="How the parts do")
async def get_health(request: Request, _principal: Reader) -> SystemHealth:
    reports = await ask_health(app_of(request))
    order = tuple(HealthState)
    worst = order[max(order.index(found.state) for found in reports)]
    return SystemHealth(version=version("reelway-gateway"), state=worst, services=tuple(reports))


@router.post("/timeline/rebuild", status_code=202, summary="Build the timelines anew from the streams")
async def rebuild(request: Request, _principal: Admin) -> Response:
    app = app_of(request)
    await rebuild_timeline(projected=CommittedProjection(app.database), readers=EventReaders(app.client))
    return Response(status_code=202)


async def ask_health(app: App) -> list[HealthReport]:
    """Every service's report; one that does not answer is failing."""
    checks: tuple[Check, ...] = (nats_check(app.client), database_check(app.database))
    if app.settings.supervisor_socket:
        checks += (partial(check_backups, backups=app.backups),)
    own = report(Service.GATEWAY, checks)
    return list(await asyncio.gather(own, *(_ask(app, ask) for ask in _ASKS)))


async def _ask(app: App, ask: GetHealth) -> HealthReport:
    try:
        return await app.asker.ask(ask, HealthReport, Cause.fresh())
    except Unavailable as error:
        check = HealthCheck(name="answers", state=HealthState.FAILING, detail=error.detail, advice=error.advice)
        return HealthReport.of(ask.owner.value, "", (check,))
