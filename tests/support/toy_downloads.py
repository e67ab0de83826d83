"""Finished downloads that the toy service counts: what backups are tried on."""

import asyncio
from pathlib import Path
from uuid import UUID

import asyncpg

from contracts.downloader.events import DownloadCompleted
from contracts.envelope import Cause, Envelope
from contracts.ids import new_id
from contracts.service import Service
from reelway.supervisor.backends import Backends
from reelway.supervisor.reaching import find_running


def running(data: Path) -> Backends:
    found = find_running(data)
    if found is None:
        raise AssertionError(f"nothing runs on {data}")
    return found


async def finish_downloads(backends: Backends, count: int) -> list[UUID]:
    """Publish so many finished downloads and wait until the toy has counted each."""
    client = await backends.connect_nats()
    ids = [new_id() for _ in range(count)]
    for download_id in ids:
        event = DownloadCompleted.example().model_copy(update={"download_id": download_id})
        headers = Envelope.of(event, Service.DOWNLOADER, Cause.fresh(), key=event.key()).to_headers()
        await client.jetstream().publish(event.subject(), event.model_dump_json().encode(), headers=headers)
    await client.close()
    while not set(ids) <= set(await seen(backends)):
        await asyncio.sleep(0.05)
    return ids


async def seen(backends: Backends) -> dict[UUID, int]:
    """How often the toy counted each download."""
    connection = await asyncpg.connect(backends.postgres_url(Service.CATALOG))
    rows = await connection.fetch("select download_id, times from seen")
    await connection.close()
    return {row["download_id"]: row["times"] for row in rows}


async def stored(backends: Backends) -> dict[str, int]:
    """Messages by stream."""
    client = await backends.connect_nats()
    counts = {str(stream.config.name): stream.state.messages for stream in await client.jetstream().streams_info()}
    await client.close()
    return counts
