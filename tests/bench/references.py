"""The bare steps that whatever does the same work reliably cannot do without."""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from bench.measuring import repeat
from contracts.catalog.events import TargetSatisfied
from contracts.service import Service
from kit.bus.naming import stream_name
from support.stack import Stack

BODY = b"x" * 600
TIMES = 100
UNREAD = TargetSatisfied
"""An event that no service at work in these benches handles."""


@asynccontextmanager
async def bare_table(
    stack: Stack, service: Service = Service.CATALOG
) -> AsyncIterator["asyncpg.Connection[asyncpg.Record]"]:
    """A connection with a plain table `bare (id, body)`, gone at the end."""
    connection = await stack.sql(service)
    try:
        await connection.execute("create table bare (id bigint generated always as identity primary key, body bytea)")
        yield connection
        await connection.execute("drop table bare")
    finally:
        await connection.close()


async def publish_acked(stack: Stack) -> None:
    """One message, stored before this returns."""
    await stack.operator.jetstream().publish(UNREAD.subject(), BODY, stream=stream_name(UNREAD))


async def commit_and_publish(stack: Stack, *, rows: int, link: Path | None = None) -> list[float]:
    """Milliseconds of: some rows committed, one acknowledged publish, and one hardlink where a file is given."""
    async with bare_table(stack) as sql:

        async def once(number: int) -> None:
            async with sql.transaction():
                await sql.executemany("insert into bare (body) values ($1)", [(BODY,)] * rows)
            await publish_acked(stack)
            if link:
                os.link(link, link.with_name(f"{link.name}.{number}"))

        return await repeat(once, times=TIMES)


async def side_by_side(count: int, workers: int, once: Callable[[], Awaitable[object]]) -> None:
    """Do a thing `count` times, some at a time."""
    left = iter(range(count))

    async def work() -> None:
        for _ in left:
            await once()

    await asyncio.gather(*(work() for _ in range(workers)))
