"""Answers of the sources on disk: survive restarts, never grow past their room, are never needed to go on."""

import asyncio
import contextlib
import sqlite3
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from kit.telemetry.logs import logger
from metadata_relay.metrics import CACHE_FAILURES

T = TypeVar("T")

FILE = "answers.sqlite"
# An entry's use is written down at most so often: reading must not mean writing.
USE_STEP_SECONDS = 3_600
ROOM_AFTER_EVICTION = 0.9
_TABLE = """
create table if not exists answers (
  key text primary key, body blob not null, size integer not null, stored_at real not null, used_at real not null
) without rowid;
create index if not exists answers_by_use on answers (used_at, size);
"""
_log = logger("metadata-relay")


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept answer and how old it is."""

    body: bytes
    age_seconds: float


class AnswerCache:
    """SQLite in a thread of its own. When the disk fails, it finds nothing and keeps nothing, and says so."""

    def __init__(
        self, folder: Path, *, max_bytes: int, keep_seconds: float, clock: Callable[[], float] = time.time
    ) -> None:
        self._file = folder / FILE
        self._max_bytes = max_bytes
        self._keep_seconds = keep_seconds
        self._clock = clock
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="answers")
        self._db: sqlite3.Connection | None = None
        self._size = 0
        self.trouble: str | None = None
        """Why it does not work, until it does."""

    async def open(self) -> None:
        """Open the file; a broken one is made anew."""
        await self._run(self._open, None)

    async def close(self) -> None:
        """Close the file."""
        await self._run(self._close, None)
        self._thread.shutdown()

    async def find(self, key: str) -> Kept | None:
        """What is kept under a key."""
        return await self._run(lambda: self._find(key), None)

    async def store(self, key: str, body: bytes) -> None:
        """Keep an answer; what was not used for longest leaves when there is no room."""
        await self._run(lambda: self._store(key, body), None)

    async def forget(self, key: str) -> None:
        """Keep it no longer."""
        await self._run(lambda: self._delete("key = ?", key), None)

    async def _run(self, work: Callable[[], T], otherwise: T) -> T:
        try:
            done = await asyncio.get_running_loop().run_in_executor(self._thread, work)
        except (sqlite3.Error, OSError, zlib.error) as error:
            CACHE_FAILURES.inc()
            if self.trouble is None:
                _log.warning("the cache does not work", error=str(error), file=str(self._file))
            self.trouble = str(error)
            return otherwise
        self.trouble = None
        return done

    def _open(self) -> None:
        self._file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = self._connect()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise
            for suffix in ("", "-wal", "-shm"):
                self._file.with_name(FILE + suffix).unlink(missing_ok=True)
            self._db = self._connect()
        self._delete("stored_at < ?", self._clock() - self._keep_seconds)
        self._size = self._count()

    def _connect(self) -> sqlite3.Connection:
        db = sqlite3.connect(self._file, timeout=5, isolation_level=None, check_same_thread=False)
        try:
            db.execute("pragma journal_mode = wal")
            db.execute("pragma synchronous = normal")
            db.executescript(_TABLE)
        except sqlite3.Error:
            db.close()
            raise
        return db

    def _opened(self) -> sqlite3.Connection:
        if self._db is None:
            self._open()
        if self._db is None:
            raise sqlite3.OperationalError("not open")
        return self._db

    def _close(self) -> None:
        if self._db:
            self._db.close()
            self._db = None

    def _find(self, key: str) -> Kept | None:
        now = self._clock()
        row = self._opened().execute("select body, stored_at, used_at from answers where key = ?", (key,)).fetchone()
        if row is None or now - row[1] > self._keep_seconds:
            return None
        if now - row[2] > USE_STEP_SECONDS:
            # An unwritten use only makes the entry leave earlier.
            with contextlib.suppress(sqlite3.OperationalError):
                self._opened().execute("update answers set used_at = ? where key = ?", (now, key))
        return Kept(zlib.decompress(row[0]), max(0.0, now - row[1]))

    def _store(self, key: str, body: bytes) -> None:
        packed, now, db = zlib.compress(body, 6), self._clock(), self._opened()
        if len(packed) > self._max_bytes // 4:
            return
        before = db.execute("select size from answers where key = ?", (key,)).fetchone()
        db.execute("insert or replace into answers values (?, ?, ?, ?, ?)", (key, packed, len(packed), now, now))
        self._size += len(packed) - (before[0] if before else 0)
        if self._size > self._max_bytes:
            self._evict(db)

    def _evict(self, db: sqlite3.Connection) -> None:
        room, leaving, freed = self._max_bytes * ROOM_AFTER_EVICTION, [], 0
        total = self._count()
        for key, size in db.execute("select key, size from answers order by used_at"):
            if total - freed <= room:
                break
            leaving.append((key,))
            freed += size
        db.execute("begin immediate")
        db.executemany("delete from answers where key = ?", leaving)
        db.execute("commit")
        self._size = total - freed

    def _delete(self, condition: str, value: str | float) -> None:
        db = self._opened()
        db.execute(f"delete from answers where {condition}", (value,))  # noqa: S608 - the conditions are ours
        self._size = self._count()

    def _count(self) -> int:
        return int(self._opened().execute("select coalesce(sum(size), 0) from answers").fetchone()[0])
