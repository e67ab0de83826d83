"""`python -m bench.bus_sender`: the sending service, in a process of its own.

Set up by `REELWAY_…` variables. It says READY; then each line that it reads is how many events to commit, and it
answers with how long that took.
"""

import asyncio
import json
import os
import sys
import time
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import uvloop

from bench.bus_services import sender
from bench.lab import TESTS
from bench.references import side_by_side
from contracts.downloader.events import DownloadCompleted
from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.service import Service
from kit.db.units import Units
from kit.service import open_service
from kit.settings import ServiceSettings
from kit.telemetry.logs import configure_logging
from support.stack import Stack

WRITERS = 4


async def main() -> None:
    opened: list[Units] = []
    async with open_service(sender(opened), ServiceSettings()):
        print("READY", flush=True)
        while line := await asyncio.to_thread(sys.stdin.readline):
            began = time.perf_counter()
            await emit(opened[0], **json.loads(line))
            print(time.perf_counter() - began, flush=True)


async def emit(units: Units, *, count: int, per_unit: int) -> None:
    """Commit events, so many in one transaction."""

    async def once() -> None:
        async with units.begin(Cause.fresh()) as unit:
            unit.emit(
                *(DownloadCompleted.example().model_copy(update={"download_id": new_id()}) for _ in range(per_unit))
            )

    await side_by_side(count // per_unit, WRITERS, once)


class Sender:
    """The process, as the bench sees it."""

    def __init__(self, process: Process) -> None:
        self._process = process

    @classmethod
    @asynccontextmanager
    async def running(cls, stack: Stack) -> AsyncIterator["Sender"]:
        settings = stack.settings(ServiceSettings, Service.DOWNLOADER)
        assert settings.nats_password
        told = {
            "PYTHONPATH": str(TESTS),
            "REELWAY_NATS_URL": settings.nats_url,
            "REELWAY_NATS_USER": str(settings.nats_user),
            "REELWAY_NATS_PASSWORD": settings.nats_password.get_secret_value(),
            "REELWAY_POSTGRES_URL": settings.postgres_url.get_secret_value(),
        }
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bench.bus_sender", stdin=PIPE, stdout=PIPE, env={**os.environ, **told}
        )
        try:
            sender = cls(process)
            await sender._line()
            yield sender
        finally:
            if process.returncode is None:
                process.kill()
            await process.wait()

    async def send(self, *, count: int, per_unit: int) -> float:
        """Commit events; gives how many seconds the last commit came after the first."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps({"count": count, "per_unit": per_unit}).encode() + b"\n")
        return float(await self._line())

    async def _line(self) -> str:
        assert self._process.stdout
        line = (await self._process.stdout.readline()).decode().strip()
        if not line:
            raise RuntimeError("the sending service ended")
        return line


if __name__ == "__main__":
    configure_logging(level="CRITICAL")
    uvloop.run(main())
