"""Hello, health and metrics."""

from collections.abc import Mapping
from importlib.metadata import version

from fastapi import APIRouter, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel

from contracts.health import HealthCheck, HealthReport, HealthState
from kit.telemetry.metrics import REGISTRY
from metadata_relay.cache import AnswerCache
from metadata_relay.fetching import SourceClient
from metadata_relay.source_name import SourceName

SERVICE = "metadata-relay"


class Hello(BaseModel):
    """Who answers."""

    message: str = "Reelway's metadata relay"
    version: str
    docs: str = "docs"


def build_ops(clients: Mapping[SourceName, SourceClient], cache: AnswerCache) -> APIRouter:
    """`/`, `/health/live`, `/health/ready` and `/metrics`."""
    router = APIRouter(tags=["operation"])
    own_version = version(f"reelway-{SERVICE}")

    @router.get("/", summary="Hello")
    async def hello() -> Hello:
        return Hello(version=own_version)

    @router.get("/health/live", summary="Whether the process answers")
    async def live() -> dict[str, str]:
        return {"state": "ok"}

    @router.get("/health/ready", summary="Whether the relay can work", responses={503: {"model": HealthReport}})
    async def ready(response: Response) -> HealthReport:
        checks = (_cache_check(cache), *(_source_check(client) for client in clients.values()), _any_check(clients))
        report = HealthReport.of(SERVICE, own_version, checks)
        if report.state is HealthState.FAILING:
            response.status_code = 503
        return report

    @router.get("/metrics", include_in_schema=False)
    async def metrics() -> Response:
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)

    return router


def _any_check(clients: Mapping[SourceName, SourceClient]) -> HealthCheck:
    if clients:
        return HealthCheck(name="sources", state=HealthState.OK, detail=f"{len(clients)} configured")
    return HealthCheck(
        name="sources",
        state=HealthState.FAILING,
        detail="none configured",
        advice="Switch on a source in REELWAY_RELAY_SOURCES; tvmaze and cinemeta need no key",
    )


def _source_check(client: SourceClient) -> HealthCheck:
    """A source that fails is only a warning: kept answers and other sources stand in."""
    if client.trouble is None:
        return HealthCheck(name=f"source {client.name}", state=HealthState.OK)
    return HealthCheck(
        name=f"source {client.name}",
        state=HealthState.WARNING,
        detail=client.trouble,
        advice="Older answers are given meanwhile; if it lasts, check the key and the connection",
    )


def _cache_check(cache: AnswerCache) -> HealthCheck:
    if cache.trouble is None:
        return HealthCheck(name="cache", state=HealthState.OK)
    return HealthCheck(
        name="cache",
        state=HealthState.WARNING,
        detail=cache.trouble,
        advice="Make room on the disk, and let the relay write to its cache folder",
    )
