"""The databases of a backup."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import asyncpg

from contracts.service import Service
from reelway.backup.programs import run_program
from reelway.embedded.databases import database_name, provision_databases
from reelway.supervisor.backends import Backends

LOCK_SECONDS = 60


def dump_file(folder: Path, service: Service) -> Path:
    return folder / "databases" / f"{service}.dump"


@asynccontextmanager
async def hold_outboxes(backends: Backends) -> AsyncIterator[None]:
    """While the block runs, no service commits a message or forgets one that it published."""
    async with AsyncExitStack() as stack:
        for service in Service:
            connection = await _connect(stack, backends, service)
            await stack.enter_async_context(connection.transaction())
            if await connection.fetchval("select to_regclass('outbox') is not null"):
                await connection.execute("lock table outbox in share row exclusive mode", timeout=LOCK_SECONDS)
        yield


@asynccontextmanager
async def freeze(backends: Backends) -> AsyncIterator[dict[Service, str]]:
    """Names of snapshots of all databases, good while the block runs; the services go on meanwhile."""
    async with AsyncExitStack() as stack:
        snapshots: dict[Service, str] = {}
        for service in Service:
            connection = await _connect(stack, backends, service)
            await stack.enter_async_context(connection.transaction(isolation="repeatable_read", readonly=True))
            snapshots[service] = await connection.fetchval("select pg_export_snapshot()")
        yield snapshots


async def dump_database(backends: Backends, service: Service, snapshot: str, folder: Path) -> None:
    """Write a service's database as it was in a snapshot."""
    await run_program(
        "pg_dump",
        backends.postgres_url(service),
        "--format=custom",
        "--no-owner",
        "--no-privileges",
        f"--snapshot={snapshot}",
        f"--file={dump_file(folder, service)}",
    )


async def restore_database(backends: Backends, service: Service, folder: Path) -> None:
    """Replace a service's database by the one in the backup."""
    connection = await asyncpg.connect(backends.postgres_admin_url, timeout=10, command_timeout=120)
    try:
        await connection.execute(f'drop database if exists "{database_name(service)}" with (force)')
    finally:
        await connection.close()
    await provision_databases(backends.postgres_admin_url, backends.secrets.postgres)
    await run_program(
        "pg_restore",
        backends.postgres_url(service),
        "--no-owner",
        "--no-privileges",
        "--exit-on-error",
        "--single-transaction",
        dump_file(folder, service),
    )


async def _connect(stack: AsyncExitStack, backends: Backends, service: Service) -> "asyncpg.Connection[asyncpg.Record]":
    connection = await asyncpg.connect(backends.postgres_url(service), timeout=10)
    stack.push_async_callback(connection.close)
    return connection
