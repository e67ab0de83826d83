"""Targets in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.rows.batches import update_all
from catalog.adapters.db.tables import TARGETS
from catalog.domain.titles import Target
from contracts.catalog.values import TargetState


class TargetRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def of_title(self, title_id: UUID) -> Sequence[Target]:
        columns = [column for column in TARGETS.c if column.name != "title_id"]
        rows = await self._sql.execute(sa.select(*columns).where(TARGETS.c.title_id == title_id))
        return [Target(**{**row._mapping, "state": TargetState(row.state)}) for row in rows]

    async def add(self, title_id: UUID, targets: Sequence[Target]) -> None:
        if targets:
            await self._sql.execute(
                sa.insert(TARGETS), [{**_columns(target), "title_id": title_id} for target in targets]
            )

    async def change(self, targets: Sequence[Target]) -> None:
        await update_all(self._sql, TARGETS, [_columns(target) for target in targets])

    async def remove(self, target_ids: Sequence[UUID]) -> None:
        if target_ids:
            await self._sql.execute(sa.delete(TARGETS).where(TARGETS.c.id.in_(target_ids)))

    async def due_titles(self, now: datetime, limit: int) -> Sequence[UUID]:
        due = TARGETS.c.state == TargetState.UNAIRED.value, TARGETS.c.due_at <= now
        query = sa.select(TARGETS.c.title_id).where(*due).group_by(TARGETS.c.title_id)
        rows = await self._sql.execute(query.order_by(sa.func.min(TARGETS.c.due_at)).limit(limit))
        return rows.scalars().all()

    async def next_due_at(self) -> datetime | None:
        query = sa.select(sa.func.min(TARGETS.c.due_at)).where(TARGETS.c.state == TargetState.UNAIRED.value)
        found: datetime | None = (await self._sql.execute(query)).scalar_one()
        return found


def _columns(target: Target) -> dict[str, Any]:
    return {
        "id": target.id,
        "slot_id": target.slot_id,
        "episode_id": target.episode_id,
        "state": target.state.value,
        "due_at": target.due_at,
        "file_id": target.file_id,
        "monitored": target.monitored,
    }
