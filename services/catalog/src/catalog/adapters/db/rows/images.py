"""Images in the database: where they come from and whether they were fetched."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import IMAGES
from catalog.app.ports import DueImage
from catalog.domain.titles import TitleImage
from contracts.metadata import ImageKind


class ImageRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def of_title(self, title_id: UUID) -> Sequence[TitleImage]:
        c = IMAGES.c
        query = sa.select(c.id, c.kind, c.url, c.season, c.episode_id, c.priority).where(c.title_id == title_id)
        return [TitleImage(**{**row._mapping, "kind": ImageKind(row.kind)}) for row in await self._sql.execute(query)]

    async def add(self, title_id: UUID, images: Sequence[TitleImage], due_at: datetime) -> None:
        rows = [
            {
                "id": image.id,
                "title_id": title_id,
                "episode_id": image.episode_id,
                "kind": image.kind.value,
                "season": image.season,
                "url": image.url,
                "priority": image.priority,
                "failures": 0,
                "due_at": due_at,
            }
            for image in images
        ]
        if rows:
            await self._sql.execute(sa.insert(IMAGES), rows)

    async def change_url(self, image_id: UUID, url: str, due_at: datetime) -> None:
        values = {"url": url, "due_at": due_at, "failures": 0}
        await self._sql.execute(sa.update(IMAGES).where(IMAGES.c.id == image_id).values(values))

    async def remove(self, image_ids: Sequence[UUID]) -> None:
        if image_ids:
            await self._sql.execute(sa.delete(IMAGES).where(IMAGES.c.id.in_(image_ids)))

    async def claim(self, now: datetime, until: datetime, limit: int) -> Sequence[DueImage]:
        due = sa.select(IMAGES.c.id).where(IMAGES.c.due_at <= now).order_by(IMAGES.c.priority, IMAGES.c.due_at)
        claimed = due.limit(limit).with_for_update(skip_locked=True)
        change = sa.update(IMAGES).where(IMAGES.c.id.in_(claimed)).values(due_at=until)
        columns = (IMAGES.c.id, IMAGES.c.kind, IMAGES.c.url, IMAGES.c.failures)
        return [DueImage(**row._mapping) for row in await self._sql.execute(change.returning(*columns))]

    async def next_due_at(self) -> datetime | None:
        query = sa.select(sa.func.min(IMAGES.c.due_at)).where(IMAGES.c.due_at.is_not(None))
        found: datetime | None = (await self._sql.execute(query)).scalar_one()
        return found

    async def fetched(self, image: DueImage, etag: str, media_type: str) -> None:
        values = {"fetched_url": image.url, "etag": etag, "media_type": media_type, "failures": 0, "due_at": None}
        same = IMAGES.c.id == image.id, IMAGES.c.url == image.url
        await self._sql.execute(sa.update(IMAGES).where(*same).values(values))

    async def failed(self, image: DueImage, due_at: datetime | None) -> None:
        values = {"failures": image.failures + 1, "due_at": due_at}
        same = IMAGES.c.id == image.id, IMAGES.c.url == image.url
        await self._sql.execute(sa.update(IMAGES).where(*same).values(values))
