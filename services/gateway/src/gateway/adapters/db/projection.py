"""The gateway's own copy of all events, in one order, for the live stream and the timelines."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.envelope import Envelope
from gateway.adapters.db.tables import EVENT_TITLES, EVENTS
from kit.db.database import Database
from kit.db.delivery import INBOX

CHANNEL = "gateway_events"
# Numbers are given before the commit; readers go on from the highest they saw. Writing one after the other makes
# sure that no lower number appears after a higher one was read.
_LOCK = sa.text("select pg_advisory_xact_lock(7234017283807667300)")
_WAKE = sa.text("select pg_notify(:channel, '')")


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event with its number in the gateway's order."""

    seq: int
    event_id: UUID
    subject: str
    source: str
    time: datetime
    correlation_id: UUID
    causation_id: UUID | None
    actor: str | None
    summary: str
    body: str


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which events: those whose subject begins with one of these, of a title, since a time, behind a number."""

    subjects: tuple[str, ...] = ()
    title_id: UUID | None = None
    since: datetime | None = None
    behind: int | None = None
    oldest_first: bool = False


class Projection:
    """Events, and which titles they are about."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def add(self, envelope: Envelope, body: str, summary: str, titles: tuple[UUID, ...]) -> None:
        """Append an event; one that is there already changes nothing."""
        await self._sql.execute(_LOCK)
        written = await self._sql.execute(
            insert(EVENTS)
            .values(
                id=envelope.id,
                subject=envelope.type,
                source=envelope.source,
                time=envelope.time,
                correlation_id=envelope.cause.correlation_id,
                causation_id=envelope.cause.causation_id,
                actor=envelope.cause.actor,
                summary=summary,
                body=body,
            )
            .on_conflict_do_nothing()
            .returning(EVENTS.c.seq)
        )
        seq = written.scalar_one_or_none()
        if seq is None:
            return
        if titles:
            await self._sql.execute(insert(EVENT_TITLES), [{"title_id": title, "seq": seq} for title in titles])
        await self._sql.execute(_WAKE, {"channel": CHANNEL})

    async def last_seq(self) -> int:
        """The number of the newest event; 0 when there is none."""
        found = await self._sql.execute(sa.select(sa.func.coalesce(sa.func.max(EVENTS.c.seq), 0)))
        return int(found.scalar_one())

    async def after(self, seq: int, limit: int) -> list[StoredEvent]:
        """Events that came after a number, in order."""
        found = await self._sql.execute(sa.select(EVENTS).where(EVENTS.c.seq > seq).order_by(EVENTS.c.seq).limit(limit))
        return [_event(row) for row in found]

    async def of_title(
        self, title_id: UUID, target_id: UUID | None, *, before: int | None, limit: int
    ) -> list[StoredEvent]:
        """A title's events by the time at which they happened, the newest first; `before` is the number of one. With a
        target, only those that name it.

        Each kind of event has a consumer of its own, so numbers tell the order of arrival and not that of happening.
        """
        place = sa.tuple_(EVENTS.c.time, EVENTS.c.seq)
        query = (
            sa.select(EVENTS)
            .join(EVENT_TITLES, EVENT_TITLES.c.seq == EVENTS.c.seq)
            .where(EVENT_TITLES.c.title_id == title_id)
        )
        if target_id:
            query = query.where(EVENTS.c.body.contains(str(target_id)))
        if before is not None:
            query = query.where(
                place < sa.select(EVENTS.c.time, EVENTS.c.seq).where(EVENTS.c.seq == before).scalar_subquery()
            )
        found = await self._sql.execute(query.order_by(EVENTS.c.time.desc(), EVENTS.c.seq.desc()).limit(limit))
        return [_event(row) for row in found]

    async def list(self, wanted: Wanted, *, limit: int) -> list[StoredEvent]:
        """Events by their numbers."""
        c = EVENTS.c
        query = sa.select(EVENTS)
        if wanted.subjects:
            query = query.where(sa.or_(*(c.subject.startswith(one, autoescape=True) for one in wanted.subjects)))
        if wanted.title_id:
            query = query.where(
                c.seq.in_(sa.select(EVENT_TITLES.c.seq).where(EVENT_TITLES.c.title_id == wanted.title_id))
            )
        if wanted.since:
            query = query.where(c.time >= wanted.since)
        if wanted.behind is not None:
            query = query.where(c.seq > wanted.behind if wanted.oldest_first else c.seq < wanted.behind)
        order = c.seq if wanted.oldest_first else c.seq.desc()
        return [_event(row) for row in await self._sql.execute(query.order_by(order).limit(limit))]

    async def prune(self, kept: timedelta, batch: int) -> int:
        """Forget old events that belong to no title's timeline; gives how many went."""
        old = (
            sa.select(EVENTS.c.seq)
            .where(EVENTS.c.time < datetime.now(UTC) - kept)
            .where(~sa.exists().where(EVENT_TITLES.c.seq == EVENTS.c.seq))
            .limit(batch)
        )
        return (await self._sql.execute(sa.delete(EVENTS).where(EVENTS.c.seq.in_(old)))).rowcount

    async def forget_title(self, title_id: UUID) -> None:
        """A removed title's timeline ages like events without a title."""
        await self._sql.execute(sa.delete(EVENT_TITLES).where(EVENT_TITLES.c.title_id == title_id))

    async def empty(self) -> None:
        """Forget everything, and that it was ever handled."""
        await self._sql.execute(_LOCK)
        await self._sql.execute(sa.delete(EVENT_TITLES))
        await self._sql.execute(sa.delete(EVENTS))
        await self._sql.execute(sa.delete(INBOX))


class CommittedProjection:
    """The projection, each change in a transaction of its own."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def empty(self) -> None:
        """Forget everything; committed before the streams are read again."""
        async with self._database.transaction() as sql:
            await Projection(sql).empty()


def _event(row: sa.Row[tuple[object, ...]]) -> StoredEvent:
    return StoredEvent(
        row.seq,
        row.id,
        row.subject,
        row.source,
        row.time,
        row.correlation_id,
        row.causation_id,
        row.actor,
        row.summary,
        row.body,
    )
