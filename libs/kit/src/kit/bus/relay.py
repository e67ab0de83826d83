"""The outbox relay: publishes committed messages in order, one relay per service at a time.

The relay holds an advisory lock on a connection of its own; a second replica waits in the database for that lock and
takes over the moment the first one's connection ends.
"""

import asyncio
import contextlib
import json

import asyncpg
from nats.aio.client import Client
from nats.errors import Error as NatsError

from contracts.service import Service
from kit.db.units import OUTBOX_CHANNEL
from kit.telemetry.logs import logger
from kit.telemetry.metrics import OUTBOX_WAITING, RELAYED
from kit.waiting import wait_at_most

BATCH = 500
ACK_SECONDS = 10.0
LOOK_AGAIN_SECONDS = 30.0
"""A notification can be lost with its connection; then this is how long a message waits."""
_LOCK = 0x5265656C776179
_SELECT = "select id, subject, headers, body from outbox order by id limit $1"
_DELETE = "delete from outbox where id = any($1::bigint[])"

Row = tuple[int, str, str, str]


class Relay:
    """Moves rows from the outbox to NATS until cancelled."""

    def __init__(self, client: Client, dsn: str, service: Service) -> None:
        self._publisher = client.jetstream(publish_async_max_pending=BATCH)
        self._dsn = dsn
        self._service = service
        self._log = logger(service)
        self._woken = asyncio.Event()
        self.failures = 0
        """Rounds that failed in a row; more than a few mean that nothing leaves."""

    async def run(self) -> None:
        """Relay for ever, through outages of the database and of NATS."""
        while True:
            try:
                await self._run_connected()
            except (OSError, asyncpg.PostgresError, asyncpg.InterfaceError, NatsError, TimeoutError) as error:
                self.failures += 1
                OUTBOX_WAITING.labels(self._service).set(self.failures)
                self._log.warning("outbox relay interrupted", error=f"{type(error).__name__}: {error}")
                await asyncio.sleep(min(0.2 * 2**self.failures, 5.0))

    async def _run_connected(self) -> None:
        connection = await asyncpg.connect(self._dsn, timeout=5, server_settings={"application_name": "reelway-relay"})
        try:
            await connection.execute("select pg_advisory_lock($1)", _LOCK, timeout=None)
            await connection.add_listener(OUTBOX_CHANNEL, self._notified)
            connection.add_termination_listener(self._terminated)
            await self._run_locked(connection)
        finally:
            with contextlib.suppress(OSError, asyncpg.PostgresError, asyncpg.InterfaceError, TimeoutError):
                await connection.close(timeout=2)

    async def _run_locked(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        while True:
            self._woken.clear()
            rows = await connection.fetch(_SELECT, BATCH, timeout=30)
            sent = await self._publish([tuple(row) for row in rows])
            if sent:
                await connection.execute(_DELETE, sent, timeout=30)
                RELAYED.labels(self._service).inc(len(sent))
            if len(sent) < len(rows):
                raise NatsError(f"{len(rows) - len(sent)} of {len(rows)} messages were not stored")
            self.failures = 0
            OUTBOX_WAITING.labels(self._service).set(0)
            if not rows:
                await self._wait(connection)

    async def _publish(self, rows: list[Row]) -> list[int]:
        """Publish in order and give the ids up to the first that was not stored: what follows it must follow again."""
        pending = [
            (row_id, await self._publisher.publish_async(subject, body.encode(), headers=json.loads(headers)))
            for row_id, subject, headers, body in rows
        ]
        if pending:
            await asyncio.wait([future for _, future in pending], timeout=ACK_SECONDS)
        stored: list[int] = []
        for row_id, future in pending:
            if not future.done() or future.cancelled() or future.exception() is not None:
                break
            stored.append(row_id)
        return stored

    async def _wait(self, connection: "asyncpg.Connection[asyncpg.Record]") -> None:
        await wait_at_most(self._woken, LOOK_AGAIN_SECONDS)
        if connection.is_closed():
            raise ConnectionResetError("the database connection ended")

    def _notified(self, *_: object) -> None:
        self._woken.set()

    def _terminated(self, *_: object) -> None:
        self._woken.set()
