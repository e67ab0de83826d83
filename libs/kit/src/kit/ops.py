"""`/health/live`, `/health/ready` and `/metrics` of a service."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager

import uvicorn
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from contracts.health import HealthReport, HealthState
from kit.telemetry.metrics import REGISTRY


def build_ops_app(report: Callable[[], Awaitable[HealthReport]]) -> Starlette:
    """The three routes. Ready answers 503 while a check fails."""

    async def live(_: Request) -> Response:
        return JSONResponse({"state": "ok"})

    async def ready(_: Request) -> Response:
        found = await report()
        status = 503 if found.state is HealthState.FAILING else 200
        return Response(found.model_dump_json(), status_code=status, media_type="application/json")

    async def metrics(_: Request) -> Response:
        return Response(generate_latest(REGISTRY), media_type=CONTENT_TYPE_LATEST)

    return Starlette(routes=[Route("/health/live", live), Route("/health/ready", ready), Route("/metrics", metrics)])


class _Server(uvicorn.Server):
    # Signals belong to the service, not to its server.
    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


@asynccontextmanager
async def serve_http(app: Callable[..., object], host: str, port: int) -> AsyncIterator[int]:
    """Serve an ASGI app while the block runs; gives the port, which a port of 0 leaves to the system."""
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        log_config=None,
        access_log=False,
        lifespan="on",
        timeout_graceful_shutdown=3,
        server_header=False,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    try:
        while not server.started:
            if task.done():
                task.result()
                raise OSError(f"port {port} on {host} can't be opened; is it in use?")
            await asyncio.sleep(0.01)
        yield server.servers[0].sockets[0].getsockname()[1]
    finally:
        server.should_exit = True
        await task
