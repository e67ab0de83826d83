"""How far feeds were read."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from indexer.adapters.db.feed_tables import FEEDS
from indexer.adapters.db.rows import spread
from indexer.adapters.db.tables import TARGETS
from indexer.domain.feed import Feed

MAX_FEEDS = 1000


class FeedRecords:
    """The `feeds` table."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def list_all(self) -> list[Feed]:
        rows = (await self._sql.execute(sa.select(FEEDS).limit(MAX_FEEDS))).mappings()
        return [Feed(**{**row, "seen": tuple(row["seen"])}) for row in rows]

    async def ensure(self, due: Mapping[UUID, datetime]) -> None:
        if due:
            rows = [{"indexer_id": indexer_id, "next_at": at} for indexer_id, at in due.items()]
            new = insert(FEEDS)
            sooner = FEEDS.c.next_at > new.excluded.next_at
            change = {"next_at": new.excluded.next_at}
            await self._sql.execute(
                new.on_conflict_do_update(index_elements=[FEEDS.c.indexer_id], set_=change, where=sooner), rows
            )

    async def next_due(self, indexer_ids: list[UUID]) -> datetime | None:
        query = sa.select(sa.func.min(FEEDS.c.next_at)).where(FEEDS.c.indexer_id.in_(indexer_ids))
        found: datetime | None = (await self._sql.execute(query)).scalar()
        return found

    async def claim(self, indexer_id: UUID, now: datetime, next_at: datetime) -> Feed | None:
        due = (FEEDS.c.indexer_id == indexer_id) & (FEEDS.c.next_at <= now)
        change = sa.update(FEEDS).where(due).values(next_at=next_at).returning(FEEDS)
        row = (await self._sql.execute(change)).mappings().first()
        return Feed(**{**row, "seen": tuple(row["seen"])}) if row else None

    async def hasten(self, indexer_id: UUID, now: datetime) -> bool:
        change = sa.update(FEEDS).where(FEEDS.c.indexer_id == indexer_id).values(next_at=now)
        return (await self._sql.execute(change)).rowcount > 0

    async def save(self, feed: Feed) -> None:
        values = {
            "read_at": feed.read_at,
            "seen": list(feed.seen),
            "fresh": feed.fresh,
            "matched": feed.matched,
            "taken": feed.taken,
            "gap_at": feed.gap_at,
            "error": feed.error,
        }
        await self._sql.execute(sa.update(FEEDS).where(FEEDS.c.indexer_id == feed.indexer_id).values(**values))

    async def search_within(self, span: timedelta, now: datetime) -> None:
        sooner = sa.func.least(TARGETS.c.search_at, spread(now, span))
        waiting = TARGETS.c.wanted & (TARGETS.c.search_at > now)
        await self._sql.execute(sa.update(TARGETS).where(waiting).values(search_at=sooner))
