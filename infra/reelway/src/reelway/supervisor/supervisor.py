"""Brings parts up in stages, starts again what dies, and takes all down in the opposite order."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from contextlib import AsyncExitStack
from typing import Any, Protocol

from reelway.embedded.failure import PartFailed
from reelway.supervisor.backoff import Backoff
from reelway.supervisor.part import Part

STOP_SECONDS = 6.5
"""Of one stage; what does not heed is ended by then."""


class Report(Protocol):
    """Who is told what happens."""

    def starting(self, part: str) -> None: ...

    def ready(self, part: str, seconds: float) -> None: ...

    def died(self, part: str, how: str, again_in_seconds: float) -> None: ...

    def stopping(self) -> None: ...


async def supervise(
    stages: Sequence[Sequence[Part]], stop: asyncio.Event, report: Report, on_ready: Callable[[], Awaitable[None]]
) -> None:
    """Run until `stop` is set. `on_ready` is called once, when all parts are up.

    Raises:
        PartFailed: a part did not come up at first; what was up is down again.
    """
    async with AsyncExitStack() as running:
        try:
            for stage in stages:
                running.push_async_callback(_stop_all, stage)
                if not await _start_all(stage, stop, report):
                    return
                watches = [asyncio.create_task(_keep_alive(part, report), name=part.name) for part in stage]
                running.push_async_callback(_cancel, watches)
            await on_ready()
            await stop.wait()
        finally:
            report.stopping()


async def _start_all(stage: Sequence[Part], stop: asyncio.Event, report: Report) -> bool:
    """Start the parts of a stage side by side; false when told to stop meanwhile."""
    starts = [asyncio.ensure_future(_start(part, report)) for part in stage]
    stopped = asyncio.ensure_future(stop.wait())
    together = asyncio.gather(*starts)
    either: set[asyncio.Future[Any]] = {together, stopped}
    try:
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if not together.done():
            return False
        together.result()
    finally:
        stopped.cancel()
        await _cancel(starts)
    return True


async def _start(part: Part, report: Report) -> None:
    report.starting(part.name)
    began = time.monotonic()
    await part.start()
    report.ready(part.name, time.monotonic() - began)


async def _keep_alive(part: Part, report: Report) -> None:
    backoff = Backoff()
    began = time.monotonic()
    how = await part.wait()
    while True:
        pause = backoff.after(time.monotonic() - began)
        report.died(part.name, how, pause)
        await asyncio.sleep(pause)
        began = time.monotonic()
        try:
            await _start(part, report)
        except PartFailed as failure:
            how = failure.reason
        else:
            how = await part.wait()


async def _stop_all(stage: Sequence[Part]) -> None:
    await asyncio.gather(*(part.stop() for part in stage))


async def _cancel(tasks: Sequence["asyncio.Future[None]"]) -> None:
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
