"""Tells everyone who listens what was added to the projection, and what is live."""

import asyncio
import contextlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import asyncpg
from nats.aio.client import Client
from nats.aio.msg import Msg
from sqlalchemy.exc import SQLAlchemyError

from contracts.service import Service
from contracts.topology import LIVE
from gateway.adapters.db.projection import CHANNEL, Projection, StoredEvent
from kit.db.database import Database
from kit.telemetry.logs import logger
from kit.waiting import wait_at_most

BATCH = 200
QUEUE = 1000
"""Items that a slow listener may fall behind; then its stream ends, and it resumes where it was."""
LOOK_AGAIN_SECONDS = 30.0
PAUSE_SECONDS = 0.02
"""After a read: what comes in a burst is then read together, not one by one."""


@dataclass(frozen=True, slots=True)
class LiveState:
    """A live message as it came."""

    subject: str
    body: str


Item = StoredEvent | LiveState


class Listener:
    """One open stream: a bounded queue."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Item] = asyncio.Queue(QUEUE)
        self.overrun = False

    def offer(self, item: Item) -> None:
        """Add an item, or end the stream when it is too slow."""
        if self._queue.full():
            self.overrun = True
        else:
            self._queue.put_nowait(item)

    async def take(self, seconds: float) -> Item | None:
        """The next item, None when none came within the time."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                return await self._queue.get()
        return None


class EventFeed:
    """Reads new events once for all listeners."""

    def __init__(self, database: Database, client: Client) -> None:
        self._database = database
        self._client = client
        self._listeners: set[Listener] = set()
        self._woken = asyncio.Event()
        self._log = logger(Service.GATEWAY)
        self._seen = 0

    @contextmanager
    def listening(self) -> Iterator[Listener]:
        """A listener while the block runs."""
        listener = Listener()
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    async def after(self, seq: int, limit: int = BATCH) -> list[StoredEvent]:
        """Stored events after a number, for a stream that resumes."""
        async with self._database.transaction() as sql:
            return await Projection(sql).after(seq, limit)

    async def last_seq(self) -> int:
        """The number of the newest event."""
        async with self._database.transaction() as sql:
            return await Projection(sql).last_seq()

    async def run(self) -> None:
        """Feed the listeners until cancelled."""
        for kind in LIVE:
            await self._client.subscribe(kind.subject(), cb=self._on_live)
        while True:
            try:
                self._seen = await self.last_seq()
                await self._follow()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, SQLAlchemyError, TimeoutError) as error:
                self._log.warning("event feed interrupted", error=str(error))
                self._end_all()
                await asyncio.sleep(1)

    async def _follow(self) -> None:
        connection = await asyncpg.connect(self._database.dsn, timeout=5)
        try:
            await connection.add_listener(CHANNEL, self._wake)
            connection.add_termination_listener(self._wake)
            while not connection.is_closed():
                self._woken.clear()
                await self._read_new()
                await asyncio.sleep(PAUSE_SECONDS)
                await wait_at_most(self._woken, LOOK_AGAIN_SECONDS)
            raise ConnectionResetError("the database connection ended")
        finally:
            with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                await connection.close(timeout=2)

    async def _read_new(self) -> None:
        full = True
        while full:
            events = await self.after(self._seen)
            for event in events:
                self._offer(event)
                self._seen = event.seq
            full = len(events) == BATCH

    async def _on_live(self, msg: Msg) -> None:
        self._offer(LiveState(msg.subject, msg.data.decode()))

    def _offer(self, item: Item) -> None:
        for listener in self._listeners:
            listener.offer(item)

    def _end_all(self) -> None:
        # Something may have been missed: streams end, and their clients resume by the number they saw last.
        for listener in self._listeners:
            listener.overrun = True

    def _wake(self, *_: object) -> None:
        self._woken.set()
