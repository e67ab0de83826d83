"""The blocklist for people."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from indexer.adapters.db.blocklist import read_ban
from indexer.adapters.db.tables import BLOCKLIST
from indexer.app.keep_blocklist import BlocklistRow
from kit.errors import InvalidInput
from kit.paging import decode_cursor


class BlocklistPageRecords:
    """The `blocklist` table, page by page."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def list_page(self, title_id: UUID | None, limit: int, cursor: str | None) -> list[BlocklistRow]:
        query = sa.select(BLOCKLIST).order_by(BLOCKLIST.c.added_at.desc(), BLOCKLIST.c.blocklist_id.desc())
        if title_id:
            query = query.where(BLOCKLIST.c.title_id == title_id)
        if cursor:
            place = sa.tuple_(BLOCKLIST.c.added_at, BLOCKLIST.c.blocklist_id)
            query = query.where(place < sa.tuple_(*map(sa.literal, _read_cursor(cursor))))
        return [_read(row) for row in (await self._sql.execute(query.limit(limit))).mappings()]

    async def find_by_name(self, title_id: UUID, name: str) -> BlocklistRow | None:
        query = sa.select(BLOCKLIST).where(BLOCKLIST.c.title_id == title_id, BLOCKLIST.c.name == name)
        row = (await self._sql.execute(query.order_by(BLOCKLIST.c.added_at.desc()).limit(1))).mappings().first()
        return _read(row) if row else None

    async def remove(self, blocklist_id: UUID) -> bool:
        gone = await self._sql.execute(sa.delete(BLOCKLIST).where(BLOCKLIST.c.blocklist_id == blocklist_id))
        return gone.rowcount > 0


def _read(row: RowMapping) -> BlocklistRow:
    return BlocklistRow(row["blocklist_id"], row["title_id"], read_ban(row), row["added_at"])


def _read_cursor(cursor: str) -> tuple[datetime, UUID]:
    at, blocklist_id = decode_cursor(cursor, 2)
    try:
        return datetime.fromisoformat(at), UUID(blocklist_id)
    except ValueError:
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None
