"""Keeps a machine's backups: makes them when they are due or asked for, one at a time, and remembers how it went."""

import asyncio
import contextlib
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

from contracts.backups import (
    HELD_SECONDS,
    BackupCheck,
    BackupFailure,
    BackupKind,
    BackupRun,
    Backups,
    BackupSchedule,
)
from kit.errors import Conflict
from kit.schedule import DueLoop
from kit.telemetry.logs import logger
from reelway.backup.make import STEPS
from reelway.backup.manifest import PART
from reelway.backup.memory import recall, remember
from reelway.backup.schedule import next_due
from reelway.backup.shelf import Shelf
from reelway.embedded.failure import PartFailed

LOG_NAME = "supervisor"
RETRY_AFTER = timedelta(hours=1)
SPARE_BYTES = 256 * 1024 * 1024
"""Stays free beside a backup: the databases at work have the same disk, as a rule."""
MEGABYTE = 1_000_000


class Make(Protocol):
    """Makes a backup in a folder that appears when it is whole."""

    def __call__(self, target: Path, kind: BackupKind, tell: Callable[[str], None], /) -> Awaitable[None]: ...


def free_bytes(folder: Path) -> int:
    """Free space of the disk that a folder is on."""
    return shutil.disk_usage(folder).free


class BackupKeeper:
    """Works while `working` runs. The schedule is kept in `file`."""

    def __init__(
        self,
        shelf: Shelf,
        file: Path,
        make: Make,
        *,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        free: Callable[[Path], int] = free_bytes,
    ) -> None:
        self._shelf, self._file, self._make, self._now, self._free = shelf, file, make, now, free
        shelf.clear()
        self._state = recall(file, now())
        self._running: BackupRun | None = None
        self._work: asyncio.Task[None] | None = None
        self._checking = asyncio.Lock()
        self._revision = 0
        self._changed = asyncio.Event()
        self._timer = DueLoop(LOG_NAME, "backups", next_due=self._next_due, act=self._when_due)

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Make backups when they are due while the block runs. One that is being made at its end is given up."""
        timer = asyncio.create_task(self._timer.run(), name="backups")
        try:
            yield
        finally:
            tasks = [timer, *([self._work] if self._work else [])]
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    @property
    def schedule(self) -> BackupSchedule:
        """As a person set it last."""
        return self._state.schedule

    async def set_schedule(self, schedule: BackupSchedule) -> BackupSchedule:
        """Replace the schedule; it counts from now on, and after a restart too."""
        state = self._state.model_copy(update={"schedule": schedule})
        await asyncio.to_thread(remember, self._file, state)
        self._state = state
        self._tell()
        return schedule

    async def view(self, known: int | None = None) -> Backups:
        """How it stands. With the revision that the caller knows the answer waits for another, but not for long."""
        if known == self._revision:
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(HELD_SECONDS):
                    await self._changed.wait()
        revision = self._revision
        items = await asyncio.to_thread(self._shelf.list)
        return Backups(
            revision=revision,
            items=items,
            running=self._running,
            failure=self._state.failure,
            due_at=await self._next_due(),
        )

    def request(self) -> None:
        """Begin a backup now.

        Raises:
            Conflict: one is being made.
        """
        if self._running:
            raise Conflict("A backup is being made already", advice="Wait until it is done")
        self._begin(BackupKind.MANUAL)

    async def check(self, name: str) -> BackupCheck:
        """Read all of a backup and say whether it is whole.

        Raises:
            NotFound: it is not there.
            Conflict: another is being checked.
        """
        if self._checking.locked():
            raise Conflict("A backup is being checked already", advice="Wait until that is done")
        async with self._checking:
            try:
                await asyncio.to_thread(self._shelf.check, name)
            except PartFailed as failure:
                return BackupCheck(ok=False, detail=failure.reason, advice=failure.advice)
        return BackupCheck(ok=True)

    async def remove(self, name: str) -> None:
        """Take a backup away.

        Raises:
            NotFound: it is not there.
        """
        await asyncio.to_thread(self._shelf.remove, name)
        self._tell()

    async def _next_due(self) -> datetime | None:
        if not self.schedule.enabled:
            return None
        due = next_due(self.schedule, self._state.counted_from)
        return max(due, self._state.failure.failed_at + RETRY_AFTER) if self._state.failure else due

    async def _when_due(self) -> None:
        work = self._work if self._work and self._running else self._begin(BackupKind.SCHEDULED)
        await asyncio.wait({work})
        work.result()

    def _begin(self, kind: BackupKind) -> "asyncio.Task[None]":
        self._running = BackupRun(kind=kind, started_at=self._now(), steps_done=0, steps=STEPS)
        self._tell()
        self._work = asyncio.create_task(self._run(self._running), name="backup")
        return self._work

    async def _run(self, run: BackupRun) -> None:
        try:
            await asyncio.to_thread(self._require_room)
            await self._make(self._shelf.place_for(run.started_at), run.kind, self._step)
            await self._note(counted_from=run.started_at, failure=None)
            await asyncio.to_thread(self._shelf.prune, self.schedule.keep)
        except PartFailed as failure:
            await self._fail(failure.reason, failure.advice)
        except OSError as error:
            await self._fail(str(error), "Look at the folder of the backups.")
        finally:
            self._running = None
            self._tell()

    def _require_room(self) -> None:
        newest = next(iter(self._shelf.list()), None)
        needed = SPARE_BYTES + (newest.size_bytes if newest else 0)
        free = self._free(self._shelf.folder)
        if free < needed:
            raise PartFailed(
                PART,
                f"{free // MEGABYTE} MB are free in {self._shelf.folder}; {needed // MEGABYTE} MB must be",
                "Free some space, or keep fewer backups.",
            )

    async def _fail(self, reason: str, advice: str) -> None:
        logger(LOG_NAME).warning("backup failed", error=reason)
        await self._note(failure=BackupFailure(failed_at=self._now(), reason=reason, advice=advice))

    async def _note(self, **changes: datetime | BackupFailure | None) -> None:
        state = self._state.model_copy(update=changes)
        try:
            await asyncio.to_thread(remember, self._file, state)
        except OSError as error:
            # It is known until the next restart, which then makes a backup too many rather than one too few.
            logger(LOG_NAME).warning("what was done about backups can't be noted", error=str(error))
        self._state = state

    def _step(self, _what: str) -> None:
        if self._running:
            steps_done = min(self._running.steps_done + 1, STEPS)
            self._running = self._running.model_copy(update={"steps_done": steps_done})
            self._tell()

    def _tell(self) -> None:
        self._revision += 1
        self._changed.set()
        self._changed = asyncio.Event()
        self._timer.changed()
