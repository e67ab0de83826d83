"""Units of work: one transaction, what it writes, and the messages that follow from it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.envelope import Cause, Envelope
from contracts.message import Command, Event
from contracts.service import Service
from kit.db.database import Database
from kit.db.delivery import OUTBOX
from kit.errors import Bug
from kit.telemetry.tracing import current_traceparent

MAX_BODY_BYTES = 7_500_000
OUTBOX_CHANNEL = "outbox"
# Ids of outbox rows are given before the commit. Holding the key's lock from before the id is given until the commit
# makes the order of ids within a key the order of commits, which is what the relay promises.
_LOCK_KEYS = text("select pg_advisory_xact_lock(k) from unnest(cast(:keys as bigint[])) as k")
_WAKE_RELAY = text("select pg_notify(:channel, '')")
# Written out, for it runs once a message: building it each time from the table costs as much as running it.
_RECORD = text(
    "insert into inbox (consumer, message_id, handled_at) values (:consumer, :message_id, :handled_at) "
    "on conflict do nothing returning 1"
)


class Unit:
    """One transaction. What is emitted here leaves with the commit, or not at all."""

    def __init__(self, sql: AsyncConnection, service: Service, cause: Cause, handled: Envelope | None = None) -> None:
        self.sql = sql
        self.cause = cause
        self.handled = handled
        """The envelope of the message that is handled here; None where a clock or a person began."""
        self._service = service
        self._emitted: list[Event | Command] = []

    def emit(self, *messages: Event | Command) -> None:
        """Send messages once the transaction is committed, in this order."""
        self._emitted.extend(messages)

    @property
    def emitted(self) -> tuple[Event | Command, ...]:
        """What will be sent."""
        return tuple(self._emitted)

    async def flush(self) -> None:
        """Write what was emitted to the outbox; the last thing before the commit."""
        if not self._emitted:
            return
        keys = sorted({_lock_number(message.key()) for message in self._emitted})
        await self.sql.execute(_LOCK_KEYS, {"keys": keys})
        await self.sql.execute(insert(OUTBOX), [self._row(message) for message in self._emitted])
        await self.sql.execute(_WAKE_RELAY, {"channel": OUTBOX_CHANNEL})

    def _row(self, message: Event | Command) -> dict[str, object]:
        body = message.model_dump_json()
        if len(body) > MAX_BODY_BYTES:
            raise Bug(f"{message.subject()} of {len(body)} bytes is larger than NATS takes")
        envelope = Envelope.of(message, self._service, self.cause, key=message.key(), traceparent=current_traceparent())
        return {"subject": message.subject(), "headers": envelope.to_headers(), "body": body}


class Units:
    """Where units of work come from."""

    def __init__(self, database: Database, service: Service) -> None:
        self._database = database
        self._service = service

    @asynccontextmanager
    async def begin(self, cause: Cause, *, handled: Envelope | None = None) -> AsyncIterator[Unit]:
        """One unit: committed with its messages at the end of the block, rolled back when it raises."""
        async with self._database.transaction() as connection:
            unit = Unit(connection, self._service, cause, handled)
            yield unit
            await unit.flush()

    def because_of(self, cause: Cause) -> "Work":
        """Units that all have one cause."""
        return Work(self, cause)


class Work:
    """What a long handler gets: units of work for the message that it handles."""

    def __init__(self, units: Units, cause: Cause) -> None:
        self._units = units
        self.cause = cause

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[Unit]:
        """One unit of the work."""
        async with self._units.begin(self.cause) as unit:
            yield unit


async def first_time(sql: AsyncConnection, consumer: str, message_id: UUID) -> bool:
    """Record that a consumer handles a message; False when it did so before.

    A second delivery at the same time waits here until the first one is decided.
    """
    row = {"consumer": consumer, "message_id": message_id, "handled_at": datetime.now(UTC)}
    written = await sql.execute(_RECORD, row)
    return written.first() is not None


def _lock_number(key: UUID) -> int:
    return int.from_bytes(key.bytes[8:], "big", signed=True)
