"""Releases that are held until they are due."""

from collections.abc import Collection, Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import aggregate_order_by, insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.values import TargetRef
from indexer.adapters.db.finding_tables import HELD_RELEASES as HELD
from indexer.adapters.db.releases import read_kept
from indexer.adapters.db.rows import read_cause
from indexer.adapters.db.tables import RELEASES, TARGETS
from indexer.app.keep_held import HeldRow
from indexer.domain.holding import Held
from kit.errors import InvalidInput
from kit.paging import decode_cursor

LEASE = timedelta(minutes=2)
"""Fetching takes a while; a process that died over it leaves its rows to the next one."""
_READY_AT = sa.func.greatest(HELD.c.due_at, HELD.c.lease_until)


class HeldRecords:
    """The `held_releases` table: a row for each target that something is held for."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def of_targets(self, target_ids: Collection[UUID]) -> list[Held]:
        if not target_ids:
            return []
        return await self._all(sa.select(HELD).where(HELD.c.target_id.in_(list(target_ids))))

    async def of_release(self, release_id: UUID) -> list[Held]:
        return await self._all(sa.select(HELD).where(HELD.c.release_id == release_id).order_by(HELD.c.target_id))

    async def hold(self, rows: Sequence[Held]) -> None:
        if not rows:
            return
        statement = insert(HELD)
        new = {column.name: statement.excluded[column.name] for column in HELD.c if column.name != "target_id"}
        statement = statement.on_conflict_do_update(index_elements=[HELD.c.target_id], set_=new)
        await self._sql.execute(statement, [_row(row) for row in sorted(rows, key=lambda row: row.target_id)])

    async def drop(self, target_ids: Collection[UUID]) -> None:
        await self._sql.execute(sa.delete(HELD).where(HELD.c.target_id.in_(list(target_ids))))

    async def drop_of_title(self, title_id: UUID) -> None:
        await self._sql.execute(sa.delete(HELD).where(HELD.c.title_id == title_id))

    async def claim_due(self, now: datetime, limit: int) -> list[Held]:
        due = (
            sa.select(HELD.c.target_id)
            .where(now >= _READY_AT)
            .order_by(HELD.c.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        change = sa.update(HELD).where(HELD.c.target_id.in_(due.scalar_subquery())).values(lease_until=now + LEASE)
        rows = (await self._sql.execute(change.returning(HELD))).mappings()
        return sorted(map(_read, rows), key=lambda held: (held.release_id, held.target_id))

    async def next_due(self) -> datetime | None:
        found: datetime | None = (await self._sql.execute(sa.select(sa.func.min(_READY_AT)))).scalar()
        return found

    async def judge_all(self, now: datetime) -> None:
        await self._sql.execute(sa.update(HELD).where(HELD.c.due_at > now).values(due_at=now))

    async def list_page(self, limit: int, cursor: str | None) -> list[HeldRow]:
        held = (
            sa.select(
                HELD.c.release_id,
                sa.func.min(HELD.c.due_at).label("due_at"),
                sa.func.min(HELD.c.held_at).label("held_at"),
                sa.func.array_agg(aggregate_order_by(TARGETS.c.ref, TARGETS.c.season, TARGETS.c.episode)).label("refs"),
            )
            .join(TARGETS, TARGETS.c.target_id == HELD.c.target_id)
            .group_by(HELD.c.release_id)
            .subquery()
        )
        query = sa.select(held.c.due_at, held.c.held_at, held.c.refs, RELEASES)
        query = query.join(RELEASES, RELEASES.c.release_id == held.c.release_id)
        if cursor:
            place = sa.tuple_(held.c.due_at, held.c.release_id)
            query = query.where(place > sa.tuple_(*map(sa.literal, _read_cursor(cursor))))
        query = query.order_by(held.c.due_at, held.c.release_id).limit(limit)
        return [_read_listed(row) for row in (await self._sql.execute(query)).mappings()]

    async def count(self) -> int:
        return (await self._sql.execute(sa.select(sa.func.count(HELD.c.release_id.distinct())))).scalar_one()

    async def _all(self, query: sa.Select[tuple[object, ...]]) -> list[Held]:
        return [_read(row) for row in (await self._sql.execute(query)).mappings()]


def _row(held: Held) -> dict[str, object]:
    return {
        "target_id": held.target_id,
        "release_id": held.release_id,
        "title_id": held.title_id,
        "held_at": held.held_at,
        "waiting_since": held.waiting_since,
        "due_at": held.due_at,
        "lease_until": None,
        "correlation_id": held.cause.correlation_id,
        "causation_id": held.cause.causation_id,
        "actor": held.cause.actor,
    }


def _read(row: RowMapping) -> Held:
    return Held(
        target_id=row["target_id"],
        release_id=row["release_id"],
        title_id=row["title_id"],
        held_at=row["held_at"],
        waiting_since=row["waiting_since"],
        due_at=row["due_at"],
        cause=read_cause(row),
    )


def _read_listed(row: RowMapping) -> HeldRow:
    refs = tuple(TargetRef.model_validate(ref) for ref in row["refs"])
    return HeldRow(read_kept(row), refs, row["held_at"], row["due_at"])


def _read_cursor(cursor: str) -> tuple[datetime, UUID]:
    at, release_id = decode_cursor(cursor, 2)
    try:
        return datetime.fromisoformat(at), UUID(release_id)
    except ValueError:
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None
