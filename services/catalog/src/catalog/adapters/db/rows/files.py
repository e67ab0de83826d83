"""Media files in the database."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import MEDIA_FILES, SUBTITLES
from catalog.app.ports import NewFile
from catalog.domain.titles import MediaFile
from contracts.ids import new_id
from contracts.values import Evidence
from kit.errors import NotFound


class FileRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def of_title(self, title_id: UUID) -> Sequence[MediaFile]:
        return await self._read(MEDIA_FILES.c.title_id == title_id)

    async def get(self, file_id: UUID) -> MediaFile:
        found = await self._read(MEDIA_FILES.c.id == file_id)
        if not found:
            raise NotFound(f"There is no file {file_id}")
        return found[0]

    async def add(self, new: NewFile) -> None:
        file = new.file
        values: dict[str, Any] = {
            "id": file.id,
            "title_id": file.title_id,
            "library_id": file.library_id,
            "slot_id": file.slot_id,
            "import_id": new.import_id,
            "path": file.path,
            "size_bytes": file.size_bytes,
            "method": new.method.value,
            "evidence": file.evidence.model_dump(mode="json"),
            "media_info": new.media_info.model_dump(mode="json") if new.media_info else None,
            "added_at": new.added_at,
        }
        await self._sql.execute(sa.insert(MEDIA_FILES).values(values))
        names = ("path", "language", "forced", "hearing_impaired")
        subtitles = [
            {"id": new_id(), "file_id": file.id, **dict(zip(names, one, strict=True))} for one in new.subtitles
        ]
        if subtitles:
            await self._sql.execute(sa.insert(SUBTITLES), subtitles)

    async def remove(self, file_ids: Sequence[UUID]) -> None:
        if file_ids:
            await self._sql.execute(sa.delete(MEDIA_FILES).where(MEDIA_FILES.c.id.in_(file_ids)))

    async def _read(self, where: sa.ColumnElement[bool]) -> list[MediaFile]:
        subtitles = sa.func.array_agg(SUBTITLES.c.path).filter(SUBTITLES.c.path.is_not(None))
        query = (
            sa.select(MEDIA_FILES, subtitles.label("subtitles"))
            .outerjoin(SUBTITLES, SUBTITLES.c.file_id == MEDIA_FILES.c.id)
            .where(where)
            .group_by(MEDIA_FILES.c.id)
            .order_by(MEDIA_FILES.c.id)
        )
        return [_file(row) for row in await self._sql.execute(query)]


def _file(row: sa.Row[Any]) -> MediaFile:
    return MediaFile(
        id=row.id,
        title_id=row.title_id,
        library_id=row.library_id,
        slot_id=row.slot_id,
        path=row.path,
        size_bytes=row.size_bytes,
        evidence=Evidence.model_validate(row.evidence),
        subtitles=tuple(row.subtitles or ()),
    )
