"""What was searched, found and taken."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.indexer.values import SearchState
from indexer.adapters.db.releases import read_kept
from indexer.adapters.db.tables import GRABS, RELEASES, SEARCHES
from indexer.app.ports import KeptRelease


class PastRecords:
    """The tables of searches, releases and grabs, looked at afterwards."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def searched_titles(self, since: datetime, limit: int) -> list[UUID]:
        query = (
            sa.select(SEARCHES.c.title_id)
            .where(
                SEARCHES.c.started_at > since,
                SEARCHES.c.state == SearchState.COMPLETED.value,
                SEARCHES.c.found > 0,
            )
            .group_by(SEARCHES.c.title_id)
            .order_by(sa.func.max(SEARCHES.c.started_at).desc())
            .limit(limit)
        )
        return list((await self._sql.execute(query)).scalars())

    async def releases_of(self, title_id: UUID, since: datetime, limit: int) -> list[KeptRelease]:
        query = sa.select(RELEASES).where(RELEASES.c.title_id == title_id, RELEASES.c.judged_at > since)
        query = query.order_by(RELEASES.c.judged_at.desc(), RELEASES.c.release_id).limit(limit)
        return [read_kept(row) for row in (await self._sql.execute(query)).mappings()]

    async def grabbed_for(self, target_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        query = (
            sa.select(GRABS.c.target_id, GRABS.c.name)
            .where(GRABS.c.target_id.in_(list(target_ids)))
            .ext(distinct_on(GRABS.c.target_id))
            .order_by(GRABS.c.target_id, GRABS.c.grabbed_at.desc())
        )
        return {row.target_id: row.name for row in await self._sql.execute(query)}
