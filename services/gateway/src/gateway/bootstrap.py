"""Wires the gateway."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from contracts.service import Service
from gateway.adapters.db.people import People
from gateway.adapters.db.projection import Projection
from gateway.adapters.event_feed import EventFeed
from gateway.adapters.supervisor_backups import SupervisorBackups
from gateway.app.set_up import offer_setup
from gateway.app_state import App
from gateway.entrypoints.bus import ANSWERS, HANDLERS
from gateway.entrypoints.http.api import build_api
from gateway.settings import GatewaySettings
from kit.db.database import Database
from kit.ops import serve_http
from kit.service import Background, Built, Runtime, ServiceDefinition
from kit.telemetry.http import trace_answers
from kit.telemetry.logs import logger

PRUNE_EVERY_SECONDS = 3600
PRUNE_BATCH = 5000


@asynccontextmanager
async def build(runtime: Runtime[GatewaySettings]) -> AsyncIterator[Built[App]]:
    """Open the HTTP face beside the projection."""
    settings = runtime.settings
    feed = EventFeed(runtime.database, runtime.client)
    backups = SupervisorBackups(settings.supervisor_socket)
    app = App(settings, runtime.database, runtime.asker, runtime.client, runtime.units, feed, backups)
    api = build_api(app)
    trace_answers(api, runtime.tracing, excluded_urls="api/v1/events$")
    async with backups, serve_http(api, settings.http_host, settings.http_port) as port:
        await _offer_setup(settings, runtime.database, port)
        yield Built(
            app,
            background=(
                Background("event feed", feed.run),
                Background("event pruning", lambda: _prune(runtime.database, settings)),
            ),
        )


async def _offer_setup(settings: GatewaySettings, database: Database, port: int) -> None:
    async with database.transaction() as sql:
        token = await offer_setup(owners=People(sql))
    if token is None:
        return
    link = f"{settings.public_url or f'http://{settings.http_host}:{port}'}/setup?token={token}"
    if settings.setup_link_file:
        await asyncio.to_thread(_write_private, settings.setup_link_file, link)
    else:
        logger(Service.GATEWAY).warning("no owner yet: open the one-time link", link=link)


def _write_private(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    path.touch(mode=0o600)
    path.write_text(f"{text}\n")


async def _prune(database: Database, settings: GatewaySettings) -> None:
    while True:
        try:
            async with database.transaction() as sql:
                pruned = await Projection(sql).prune(timedelta(days=settings.events_kept_days), PRUNE_BATCH)
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            pruned = 0
            logger(Service.GATEWAY).warning("event pruning failed; tried again later", error=str(error))
        await asyncio.sleep(1 if pruned == PRUNE_BATCH else PRUNE_EVERY_SECONDS)


DEFINITION: ServiceDefinition[App, GatewaySettings] = ServiceDefinition(
    service=Service.GATEWAY,
    handlers=HANDLERS,
    answerers=ANSWERS,
    health=None,
    migrations="gateway.adapters.db.migrations",
    build=build,
)
