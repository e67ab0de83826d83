"""What is in the recycle bins, in the database."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.rows.batches import row_of
from catalog.adapters.db.tables import RECYCLE_BIN
from catalog.app.ports import Recycled


class RecycleBinRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def add(self, items: Sequence[Recycled]) -> None:
        if items:
            rows = [row_of(item) for item in items]
            await self._sql.execute(insert(RECYCLE_BIN).on_conflict_do_nothing(), rows)

    async def expired(self, now: datetime, limit: int) -> Sequence[Recycled]:
        query = sa.select(RECYCLE_BIN).where(RECYCLE_BIN.c.expires_at <= now).order_by(RECYCLE_BIN.c.expires_at)
        return [Recycled(**row._mapping) for row in await self._sql.execute(query.limit(limit))]

    async def holds_any(self, library_id: UUID) -> bool:
        query = sa.select(RECYCLE_BIN.c.id).where(RECYCLE_BIN.c.library_id == library_id).limit(1)
        return (await self._sql.execute(query)).first() is not None

    async def next_expiry_at(self) -> datetime | None:
        found: datetime | None = (
            await self._sql.execute(sa.select(sa.func.min(RECYCLE_BIN.c.expires_at)))
        ).scalar_one()
        return found

    async def remove(self, ids: Sequence[UUID]) -> None:
        if ids:
            await self._sql.execute(sa.delete(RECYCLE_BIN).where(RECYCLE_BIN.c.id.in_(ids)))
