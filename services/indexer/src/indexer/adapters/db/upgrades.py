"""Targets by their quality profile: those that have a file and may get a better one, and those that have none."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.values import Evidence, TargetRef
from indexer.adapters.db.rows import spread
from indexer.adapters.db.tables import TARGETS
from indexer.domain.wanted import KnownTarget


class UpgradeRecords:
    """The `targets` table, seen by quality profile."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def list_in_place(
        self, profile_id: UUID, after: UUID | None, limit: int, *, is_default: bool
    ) -> list[KnownTarget]:
        in_place = TARGETS.c.current.is_not(None) & TARGETS.c.monitored
        query = sa.select(TARGETS).where(in_place, _has_profile(profile_id, is_default))
        if after:
            query = query.where(TARGETS.c.target_id > after)
        rows = (await self._sql.execute(query.order_by(TARGETS.c.target_id).limit(limit))).mappings()
        return [
            KnownTarget(
                TargetRef.model_validate(row["ref"]),
                wanted=row["wanted"],
                profile_id=row["profile_id"],
                current=Evidence.model_validate(row["current"]),
            )
            for row in rows
        ]

    async def want_again(self, when: Sequence[tuple[UUID, datetime]]) -> None:
        if not when:
            return
        change = sa.update(TARGETS).where(TARGETS.c.target_id == sa.bindparam("one"), ~TARGETS.c.wanted)
        change = change.values(wanted=True, search_at=sa.bindparam("at"))
        await self._sql.execute(change, [{"one": target_id, "at": at} for target_id, at in when])

    async def be_content(self, target_ids: Sequence[UUID]) -> None:
        change = sa.update(TARGETS).where(TARGETS.c.target_id.in_(list(target_ids)))
        await self._sql.execute(change.values(wanted=False, search_at=None, gather_until=None, misses=0))

    async def hasten_missing(self, profile_id: UUID, span: timedelta, now: datetime, *, is_default: bool) -> None:
        missing = TARGETS.c.wanted & TARGETS.c.current.is_(None) & (TARGETS.c.search_at > now)
        change = sa.update(TARGETS).where(missing, _has_profile(profile_id, is_default))
        await self._sql.execute(change.values(search_at=sa.func.least(TARGETS.c.search_at, spread(now, span))))

    async def uses(self, profile_id: UUID) -> int:
        query = sa.select(sa.func.count()).where(TARGETS.c.profile_id == profile_id, ~TARGETS.c.removed)
        return (await self._sql.execute(query)).scalar_one()


def _has_profile(profile_id: UUID, is_default: bool) -> sa.ColumnElement[bool]:
    own = TARGETS.c.profile_id == profile_id
    return own | TARGETS.c.profile_id.is_(None) if is_default else own
