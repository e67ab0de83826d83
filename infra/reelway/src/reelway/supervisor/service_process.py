"""A service as a child process of its own."""

import asyncio
import os
import signal
import sys
from collections.abc import Mapping
from pathlib import Path

import httpx

from reelway.embedded.child import Child, start_child
from reelway.embedded.failure import PartFailed
from reelway.supervisor.environment import to_environment
from reelway.supervisor.programs import Program
from reelway.supervisor.supervisor import STOP_SECONDS

START_SECONDS = 60.0


class ServiceProcess:
    """`python -m <package>`, told by its environment what it needs and nothing that belongs to others."""

    def __init__(self, program: Program, fields: Mapping[str, object], ready_url: str, log: Path) -> None:
        self.name = program.name
        self._program = program
        self._fields = fields
        self._ready_url = ready_url
        self._log = log
        self._child: Child | None = None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    async def start(self) -> None:
        self._child = start_child(
            self.name,
            [sys.executable, "-m", self._program.package],
            log=self._log,
            # It loses nothing by a sudden end, and nobody would be left to see that it heeds a softer word.
            death_signal=signal.SIGKILL,
            environment=to_environment(self._fields, self._program.prefix, os.environ),
        )
        try:
            async with asyncio.timeout(START_SECONDS):
                await self._until_ready(self._child)
        except TimeoutError:
            await self._child.stop()
            raise self._failed(f"not ready after {START_SECONDS:.0f} s") from None

    async def wait(self) -> str:
        if self._child is None:
            return "never started"
        code = await self._child.wait()
        return f"ended by signal {-code}" if code < 0 else f"ended with code {code}"

    async def stop(self) -> None:
        if self._child is not None:
            await self._child.stop(STOP_SECONDS)

    async def _until_ready(self, child: Child) -> None:
        async with httpx.AsyncClient(timeout=2, trust_env=False) as client:
            while child.exit_code is None:
                try:
                    if (await client.get(self._ready_url)).status_code == httpx.codes.OK:
                        return
                except httpx.TransportError:
                    pass
                await asyncio.sleep(0.05)
        raise self._failed(f"ended with code {child.exit_code}")

    def _failed(self, how: str) -> PartFailed:
        last = self._child.last_lines() if self._child else ""
        return PartFailed(self.name, f"{how}\n{last}".strip(), f"See {self._log}.")
