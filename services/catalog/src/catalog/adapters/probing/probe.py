"""Looks into media files through a child process that is replaced when one of them breaks it."""

import asyncio
import json
import sys
from pathlib import Path

from contracts.values import MediaInfo
from kit.errors import InvalidInput, Unavailable

PROBE_SECONDS = 30.0
IDLE_SECONDS = 60.0
MAX_ANSWER_BYTES = 1 << 20


class ChildProbe:
    """See the port `Probe`. One file at a time; the child leaves when it had nothing to do for a while."""

    def __init__(self, *, probe_seconds: float = PROBE_SECONDS) -> None:
        self._probe_seconds = probe_seconds
        self._turn = asyncio.Lock()
        self._child: asyncio.subprocess.Process | None = None
        self._leaving: asyncio.TimerHandle | None = None

    async def look(self, path: Path) -> MediaInfo:
        async with self._turn:
            answer = await self._ask(path)
        if "error" in answer:
            raise InvalidInput(str(answer["error"]))
        return MediaInfo.model_validate(answer["media"])

    async def close(self) -> None:
        """End the child."""
        if self._leaving:
            self._leaving.cancel()
        if self._child and self._child.returncode is None:
            self._child.kill()
            await self._child.wait()
        self._child = None

    async def _ask(self, path: Path) -> dict[str, object]:
        child = await self._ready_child()
        if child.stdin is None or child.stdout is None:
            raise Unavailable("The program that reads media files has no pipes")
        try:
            async with asyncio.timeout(self._probe_seconds):
                child.stdin.write(json.dumps(str(path)).encode() + b"\n")
                await child.stdin.drain()
                line = await child.stdout.readline()
            answer: dict[str, object] = json.loads(line)
        except TimeoutError:
            await self.close()
            raise InvalidInput(f"reading it took more than {self._probe_seconds:g} seconds") from None
        except (ValueError, ConnectionError):
            await self.close()
            raise InvalidInput("it broke the program that reads it") from None
        except asyncio.CancelledError:
            await self.close()  # or its answer would be taken for the next file's
            raise
        self._leaving = asyncio.get_running_loop().call_later(IDLE_SECONDS, child.stdin.close)
        return answer

    async def _ready_child(self) -> asyncio.subprocess.Process:
        if self._leaving:
            self._leaving.cancel()
        child = self._child
        if child and child.returncode is None and child.stdin and not child.stdin.is_closing():
            return child
        try:
            self._child = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "catalog.adapters.probing.child",
                stdin=asyncio.subprocess.PIPE,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.DEVNULL,
                limit=MAX_ANSWER_BYTES,
            )
        except OSError as error:
            raise Unavailable(f"The program that reads media files does not start: {error}") from error
        return self._child
