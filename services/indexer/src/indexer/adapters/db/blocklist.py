"""Releases that will not be taken again."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.ids import new_id
from indexer.adapters.db.tables import BLOCKLIST
from indexer.domain.ban import Ban

MAX_ROWS = 2000


class BlocklistRecords:
    """The `blocklist` table."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def add(self, title_id: UUID, ban: Ban, now: datetime) -> bool:
        values = {
            "blocklist_id": new_id(),
            "title_id": title_id,
            "name": ban.name,
            "info_hash": ban.info_hash or "",
            "indexer_id": ban.indexer_id,
            "size_bytes": ban.size_bytes,
            "published_at": ban.published_at,
            "reason": ban.reason,
            "added_at": now,
        }
        statement = insert(BLOCKLIST).values(**values).on_conflict_do_nothing().returning(BLOCKLIST.c.blocklist_id)
        return (await self._sql.execute(statement)).first() is not None

    async def of_title(self, title_id: UUID) -> list[Ban]:
        query = (
            sa.select(BLOCKLIST)
            .where(BLOCKLIST.c.title_id == title_id)
            .order_by(BLOCKLIST.c.added_at.desc())
            .limit(MAX_ROWS)
        )
        rows = (await self._sql.execute(query)).mappings()
        return [read_ban(row) for row in rows]


def read_ban(row: RowMapping) -> Ban:
    """A row of the table."""
    return Ban(
        reason=row["reason"],
        name=row["name"],
        info_hash=row["info_hash"] or None,
        indexer_id=row["indexer_id"],
        size_bytes=row["size_bytes"],
        published_at=row["published_at"],
    )
