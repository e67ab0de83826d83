"""`/health/live`, `/health/ready` and `/metrics` of a service."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

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
    async with _serving(app, f"port {port} on {host}", host=host, port=port) as server:
        yield server.servers[0].sockets[0].getsockname()[1]


@asynccontextmanager
async def serve_http_locally(app: Callable[..., object], path: Path) -> AsyncIterator[None]:
    """Serve an ASGI app on a UNIX socket that only our user may open, while the block runs.

    Raises:
        OSError: the socket can't be made.
    """
    with _private_socket(path) as listening:
        async with _serving(app, str(path), sockets=[listening]):
            yield


@contextlib.contextmanager
def _private_socket(path: Path) -> Iterator[socket.socket]:
    path.unlink(missing_ok=True)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as listening:
        listening.bind(str(path))
        # Nobody can connect yet: it does not listen before the server starts.
        path.chmod(0o600)
        try:
            yield listening
        finally:
            path.unlink(missing_ok=True)


@asynccontextmanager
async def _serving(
    app: Callable[..., object],
    where: str,
    *,
    host: str = "",
    port: int = 0,
    sockets: list[socket.socket] | None = None,
) -> AsyncIterator[uvicorn.Server]:
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
    task = asyncio.create_task(server.serve(sockets))
    try:
        while not server.started:
            if task.done():
                task.result()
                raise OSError(f"{where} can't be opened; is it in use?")
            await asyncio.sleep(0.01)
        yield server
    finally:
        server.should_exit = True
        await task
