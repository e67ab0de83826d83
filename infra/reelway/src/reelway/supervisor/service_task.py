"""Parts that run in our own process."""

import asyncio
import logging
from abc import ABC, abstractmethod
from collections.abc import Mapping

from kit.errors import ReelwayError
from kit.ops import serve_http
from kit.service import run_service
from reelway.embedded.failure import PartFailed
from reelway.supervisor.programs import Program
from reelway.supervisor.supervisor import STOP_SECONDS


class PartTask(ABC):
    """A part as a task. Its failure ends the task, not the process."""

    def __init__(self, name: str) -> None:
        self.name = name
        self._stop = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self._stop = asyncio.Event()
        ready = asyncio.Event()
        self._task = asyncio.create_task(self._run(self._stop, ready), name=self.name)
        waiting = asyncio.create_task(ready.wait())
        try:
            await asyncio.wait({self._task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        if not ready.is_set():
            raise _failure(self.name, self._task)

    async def wait(self) -> str:
        if self._task is None:
            return "never started"
        await asyncio.wait({self._task})
        return _failure(self.name, self._task).reason

    async def stop(self) -> None:
        if self._task is None:
            return
        self._stop.set()
        await asyncio.wait({self._task}, timeout=STOP_SECONDS)
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    @abstractmethod
    async def _run(self, stop: asyncio.Event, ready: asyncio.Event) -> None:
        """Set `ready` when it works, and go on until `stop` is set."""


class ServiceTask(PartTask):
    """A bus service as a task."""

    def __init__(self, program: Program, fields: Mapping[str, object]) -> None:
        super().__init__(program.name)
        self._program = program
        self._fields = fields

    async def _run(self, stop: asyncio.Event, ready: asyncio.Event) -> None:
        settings = self._program.load_settings()(**self._fields)
        definition = self._program.load_maker()
        await run_service(definition, settings, stop, ready=ready)


class RelayTask(ServiceTask):
    """The metadata relay, an HTTP application, as a task."""

    async def _run(self, stop: asyncio.Event, ready: asyncio.Event) -> None:
        settings = self._program.load_settings()(**self._fields)
        app = self._program.load_maker()(settings)
        async with serve_http(app, settings.host, settings.port):
            ready.set()
            await stop.wait()


def _failure(name: str, task: "asyncio.Task[None]") -> PartFailed:
    error = None if task.cancelled() else task.exception()
    if error is None:
        return PartFailed(name, "it stopped by itself")
    if isinstance(error, PartFailed):
        return error
    if isinstance(error, ReelwayError):
        return PartFailed(name, error.detail, error.advice)
    logging.getLogger("reelway").error("%s failed", name, exc_info=error)
    first_line = str(error).partition("\n")[0]
    return PartFailed(name, f"{type(error).__name__}: {first_line}", "The whole error is in logs/reelway.log.")
