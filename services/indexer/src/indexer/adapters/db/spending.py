"""What was spent of the budgets of indexers."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from indexer.adapters.db.finding_tables import SPENDING
from indexer.domain.budget import Purpose, Spent, Use, slice_of


class SpendingRecords:
    """The `spending` table: tokens by the minute, whoever took them, whatever was restarted since."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def of_indexer(self, indexer_id: UUID, use: Use, since: datetime) -> Sequence[Spent]:
        return (await self.of_indexers([indexer_id], use, since)).get(indexer_id, ())

    async def of_indexers(
        self, indexer_ids: Collection[UUID], use: Use, since: datetime
    ) -> Mapping[UUID, Sequence[Spent]]:
        chosen = SPENDING.c.indexer_id.in_(list(indexer_ids)) & (SPENDING.c.use == use.value)
        found: defaultdict[UUID, list[Spent]] = defaultdict(list)
        for row in await self._sql.execute(sa.select(SPENDING).where(chosen, SPENDING.c.slice_at > since)):
            found[row.indexer_id].append(Spent(row.slice_at, Purpose(row.purpose), row.tokens))
        return found

    async def add(self, indexer_id: UUID, use: Use, purpose: Purpose, at: datetime) -> None:
        key = {"indexer_id": indexer_id, "use": use.value, "slice_at": slice_of(at), "purpose": purpose.value}
        statement = insert(SPENDING).values(**key, tokens=1)
        more = {"tokens": SPENDING.c.tokens + 1}
        await self._sql.execute(statement.on_conflict_do_update(index_elements=list(key), set_=more))
