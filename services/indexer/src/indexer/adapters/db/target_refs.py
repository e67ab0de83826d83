"""What targets are, for whoever shows them."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.values import TargetRef
from indexer.adapters.db.tables import TARGETS


class TargetRefRecords:
    """The `targets` table, by id."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def find_refs(self, target_ids: list[UUID]) -> dict[UUID, TargetRef]:
        query = sa.select(TARGETS.c.target_id, TARGETS.c.ref).where(TARGETS.c.target_id.in_(target_ids))
        return {row.target_id: TargetRef.model_validate(row.ref) for row in await self._sql.execute(query)}
