"""Downloads in the database."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.downloader.asks import ListDownloads
from downloader.adapters.db.rows import from_row, to_row
from downloader.adapters.db.tables import DOWNLOADS, TORRENTS
from downloader.domain.download import Download
from kit.errors import InvalidInput
from kit.paging import decode_cursor, encode_cursor


class StoredDownloads:
    """Whoever changes a download locks its torrent first, so that requests that share one take turns."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def find(self, download_id: UUID) -> Download | None:
        row = (await self._sql.execute(_of(download_id))).first()
        return from_row(row) if row else None

    async def lock(self, download_id: UUID) -> Download | None:
        torrent_id = sa.select(DOWNLOADS.c.torrent_id).where(DOWNLOADS.c.download_id == download_id).scalar_subquery()
        locked = sa.select(TORRENTS.c.torrent_id).where(TORRENTS.c.torrent_id == torrent_id).with_for_update()
        await self._sql.execute(locked)
        row = (await self._sql.execute(_of(download_id).with_for_update())).first()
        return from_row(row) if row else None

    async def list_sharing(self, torrent_ids: Collection[UUID]) -> list[Download]:
        rows = await self._sql.execute(
            sa.select(DOWNLOADS)
            .where(DOWNLOADS.c.torrent_id.in_(torrent_ids), DOWNLOADS.c.ended_at.is_(None))
            .order_by(DOWNLOADS.c.download_id)
        )
        return [from_row(row) for row in rows]

    async def add(self, download: Download) -> None:
        await self._sql.execute(sa.insert(DOWNLOADS).values(to_row(download)))

    async def save(self, download: Download) -> None:
        values = to_row(download)
        where = DOWNLOADS.c.download_id == values.pop("download_id")
        await self._sql.execute(sa.update(DOWNLOADS).where(where).values(values))

    async def has_begun(self) -> bool:
        begun = sa.select(DOWNLOADS.c.download_id).where(
            DOWNLOADS.c.ended_at.is_(None), DOWNLOADS.c.started_at.is_not(None)
        )
        return (await self._sql.execute(begun.limit(1))).first() is not None

    async def list_of_title(self, title_id: UUID) -> list[Download]:
        rows = await self._sql.execute(
            sa.select(DOWNLOADS)
            .where(DOWNLOADS.c.title_ids.contains([title_id]), DOWNLOADS.c.ended_at.is_(None))
            .order_by(DOWNLOADS.c.download_id)
        )
        return [from_row(row) for row in rows]

    async def list_page(self, ask: ListDownloads) -> tuple[list[Download], str | None]:
        query = (
            sa.select(DOWNLOADS)
            .where(*_filters(ask))
            .order_by(DOWNLOADS.c.added_at.desc(), DOWNLOADS.c.download_id.desc())
            .limit(ask.page.limit + 1)
        )
        found = [from_row(row) for row in await self._sql.execute(query)]
        page = found[: ask.page.limit]
        last = page[-1] if len(found) > len(page) else None
        return page, encode_cursor(last.added_at.isoformat(), str(last.download_id)) if last else None


def _of(download_id: UUID) -> sa.Select[Any]:
    return sa.select(DOWNLOADS).where(DOWNLOADS.c.download_id == download_id)


def _filters(ask: ListDownloads) -> list[sa.ColumnElement[bool]]:
    states = DOWNLOADS.c.state
    filters = [states != sa.literal_column("'removed'") if ask.state is None else states == ask.state.value]
    if ask.imported is not None:
        filters.append(DOWNLOADS.c.imported_at.is_not(None) if ask.imported else DOWNLOADS.c.imported_at.is_(None))
    if ask.title_id is not None:
        filters.append(DOWNLOADS.c.title_ids.contains([ask.title_id]))
    if ask.page.cursor is not None:
        filters.append(sa.tuple_(DOWNLOADS.c.added_at, DOWNLOADS.c.download_id) < _after(ask.page.cursor))
    return filters


def _after(cursor: str) -> sa.Tuple:
    added_at, download_id = decode_cursor(cursor, 2)
    try:
        return sa.tuple_(sa.literal(datetime.fromisoformat(added_at)), sa.literal(UUID(download_id)))
    except ValueError:
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None
