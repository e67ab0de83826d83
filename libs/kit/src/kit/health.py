"""What a service looks at to tell whether it can work."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from importlib.metadata import version
from pathlib import Path

from nats.aio.client import Client
from sqlalchemy.exc import SQLAlchemyError

from contracts.health import HealthCheck, HealthReport, HealthState
from contracts.service import Service
from kit.bus.consumer import Consumer
from kit.bus.relay import Relay
from kit.db.database import Database

Check = Callable[[], Awaitable[HealthCheck]]
RELAY_FAILURES = 3


async def report(service: Service, checks: tuple[Check, ...]) -> HealthReport:
    """Run all checks."""
    found = tuple([await check() for check in checks])
    return HealthReport.of(service.value, version(f"reelway-{service}"), found)


def nats_check(client: Client) -> Check:
    """NATS is connected."""

    async def check() -> HealthCheck:
        if client.is_connected:
            return HealthCheck(name="nats", state=HealthState.OK)
        return HealthCheck(
            name="nats",
            state=HealthState.FAILING,
            detail="not connected",
            advice="Start NATS; the service reconnects by itself",
        )

    return check


def database_check(database: Database) -> Check:
    """PostgreSQL answers."""

    async def check() -> HealthCheck:
        try:
            await database.answers()
        except (SQLAlchemyError, OSError, TimeoutError) as error:
            return HealthCheck(
                name="database",
                state=HealthState.FAILING,
                detail=type(error).__name__,
                advice="Start PostgreSQL; the service reconnects by itself",
            )
        return HealthCheck(name="database", state=HealthState.OK)

    return check


def consumers_check(consumers: tuple[Consumer, ...]) -> Check:
    """Every durable consumer exists and is heard."""

    async def check() -> HealthCheck:
        dead = [consumer.durable.name for consumer in consumers if not consumer.lives]
        if not dead:
            return HealthCheck(name="consumers", state=HealthState.OK, detail=f"{len(consumers)} at work")
        return HealthCheck(
            name="consumers",
            state=HealthState.FAILING,
            detail=f"not heard: {', '.join(dead)}",
            advice="They are made anew by themselves; if not, look at NATS",
        )

    return check


def relay_check(relay: Relay) -> Check:
    """What was committed leaves."""

    async def check() -> HealthCheck:
        if relay.failures < RELAY_FAILURES:
            return HealthCheck(name="outbox", state=HealthState.OK)
        return HealthCheck(
            name="outbox",
            state=HealthState.FAILING,
            detail=f"{relay.failures} rounds failed",
            advice="Messages wait in the outbox until NATS stores them again",
        )

    return check


def root_check(name: str, folder: Path) -> Check:
    """A root exists and may be written."""

    async def check() -> HealthCheck:
        if await asyncio.to_thread(_is_usable, folder):
            return HealthCheck(name=f"root {name}", state=HealthState.OK, detail=str(folder))
        return HealthCheck(
            name=f"root {name}",
            state=HealthState.FAILING,
            detail=f"{folder} is missing or may not be written",
            advice="Mount it, or give the service's user the right to write there",
        )

    return check


def _is_usable(folder: Path) -> bool:
    return folder.is_dir() and os.access(folder, os.W_OK | os.X_OK)
