"""What was searched, found and taken."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.indexer.values import SearchState
from indexer.adapters.db.releases import read_kept
from indexer.adapters.db.searches import read_search
from indexer.adapters.db.tables import GRABS, RELEASES, SEARCHES
from indexer.app.ports import KeptRelease
from indexer.domain.search import Search


class PastRecords:
    """The tables of searches, releases and grabs, looked at afterwards."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def latest_searches(self, since: datetime, limit: int) -> list[Search]:
        key = (SEARCHES.c.title_id, SEARCHES.c.season, SEARCHES.c.target_ids)
        newest = (
            sa.select(SEARCHES)
            .where(
                SEARCHES.c.started_at > since,
                SEARCHES.c.state == SearchState.COMPLETED.value,
                SEARCHES.c.query.is_(None),
                SEARCHES.c.found > 0,
            )
            .ext(distinct_on(*key))
            .order_by(*key, SEARCHES.c.started_at.desc())
            .subquery()
        )
        query = sa.select(newest).order_by(newest.c.started_at.desc()).limit(limit)
        return [read_search(row) for row in (await self._sql.execute(query)).mappings()]

    async def releases_of(self, search_id: UUID, limit: int) -> list[KeptRelease]:
        query = sa.select(RELEASES).where(RELEASES.c.search_id == search_id)
        query = query.order_by(RELEASES.c.position, RELEASES.c.release_id).limit(limit)
        return [read_kept(row) for row in (await self._sql.execute(query)).mappings()]

    async def grabbed_for(self, target_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        query = (
            sa.select(GRABS.c.target_id, GRABS.c.name)
            .where(GRABS.c.target_id.in_(list(target_ids)))
            .ext(distinct_on(GRABS.c.target_id))
            .order_by(GRABS.c.target_id, GRABS.c.grabbed_at.desc())
        )
        return {row.target_id: row.name for row in await self._sql.execute(query)}
