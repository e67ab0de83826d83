"""What the client has or shall have."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from downloader.adapters.db.tables import DOWNLOADS, TORRENTS
from downloader.app.ports import Addition, Leaver
from downloader.domain.source import Source

BATCH = 200
_LOCK_HASH = sa.text("select pg_advisory_xact_lock(hashtextextended(:hash, 0))")


class StoredTorrents:
    """Torrents in the database."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def lock_by_hash(self, info_hash: str) -> UUID | None:
        await self._sql.execute(_LOCK_HASH, {"hash": info_hash})
        found = await self._sql.execute(
            sa.select(TORRENTS.c.torrent_id)
            .where(TORRENTS.c.info_hash == info_hash, sa.not_(TORRENTS.c.leaving))
            .with_for_update()
        )
        return found.scalar_one_or_none()

    async def add(self, torrent_id: UUID, info_hash: str, source: Source) -> None:
        await self._sql.execute(
            sa.insert(TORRENTS).values(
                torrent_id=torrent_id, info_hash=info_hash, torrent=source.torrent, magnet=source.magnet
            )
        )

    async def leave_if_unshared(self, torrent_id: UUID, *, drops_data: bool) -> None:
        sharing = sa.select(DOWNLOADS.c.download_id).where(
            DOWNLOADS.c.torrent_id == torrent_id, DOWNLOADS.c.ended_at.is_(None)
        )
        await self._sql.execute(
            sa.update(TORRENTS)
            .where(TORRENTS.c.torrent_id == torrent_id, sa.not_(TORRENTS.c.leaving), ~sharing.exists())
            .values(leaving=True, drops_data=drops_data)
        )

    async def find_addition(self, torrent_id: UUID) -> Addition | None:
        row = (await self._sql.execute(_additions().where(TORRENTS.c.torrent_id == torrent_id))).first()
        return _addition(row) if row else None

    async def list_additions(self, after: UUID | None) -> list[Addition]:
        query = _additions().order_by(TORRENTS.c.torrent_id).limit(BATCH)
        if after is not None:
            query = query.where(TORRENTS.c.torrent_id > after)
        return [_addition(row) for row in await self._sql.execute(query)]

    async def list_leavers(self) -> list[Leaver]:
        rows = await self._sql.execute(
            sa.select(TORRENTS.c.torrent_id, TORRENTS.c.drops_data).where(TORRENTS.c.leaving).limit(BATCH)
        )
        return [Leaver(row.torrent_id, row.drops_data) for row in rows]

    async def forget(self, torrent_id: UUID) -> None:
        await self._sql.execute(sa.delete(TORRENTS).where(TORRENTS.c.torrent_id == torrent_id, TORRENTS.c.leaving))


def _additions() -> sa.Select[Any]:
    completed = (
        sa.select(DOWNLOADS.c.download_id)
        .where(DOWNLOADS.c.torrent_id == TORRENTS.c.torrent_id, DOWNLOADS.c.completed_at.is_not(None))
        .exists()
    )
    return sa.select(TORRENTS.c.torrent_id, TORRENTS.c.torrent, TORRENTS.c.magnet, completed.label("completed")).where(
        sa.not_(TORRENTS.c.leaving)
    )


def _addition(row: sa.Row[Any]) -> Addition:
    return Addition(row.torrent_id, Source(row.torrent, row.magnet), row.completed)
