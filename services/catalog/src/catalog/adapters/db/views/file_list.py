"""Media files of a title, in order of their paths."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import MEDIA_FILES, SUBTITLES, TARGETS
from catalog.adapters.db.views.keyset import Key, after, next_cursor
from contracts.catalog.asks import Files, ListFiles
from contracts.catalog.values import FileView
from contracts.values import Evidence, RootedPath

_C = MEDIA_FILES.c
_KEY = Key(_C.path, str, str)


async def list_files(ask: ListFiles, sql: AsyncConnection) -> Files:
    """One page."""
    query = sa.select(MEDIA_FILES, _C.path.label("sort_key")).where(_C.title_id == ask.title_id)
    if ask.target_id:
        query = query.where(_C.id.in_(sa.select(TARGETS.c.file_id).where(TARGETS.c.id == ask.target_id)))
    rows = (await sql.execute(after(query, ask.page, _KEY, _C.id, descending=False))).all()
    shown = rows[: ask.page.limit]
    ids = [row.id for row in shown]
    targets = await _gathered(sa.select(TARGETS.c.file_id, TARGETS.c.id).where(TARGETS.c.file_id.in_(ids)), sql)
    subtitles = await _gathered(
        sa.select(SUBTITLES.c.file_id, SUBTITLES.c.path).where(SUBTITLES.c.file_id.in_(ids)), sql
    )
    return Files(
        items=tuple(_view(row, targets.get(row.id, []), subtitles.get(row.id, [])) for row in shown),
        next_cursor=next_cursor(rows, ask.page, _KEY, lambda row: row.id),
    )


async def _gathered(query: sa.Select[Any], sql: AsyncConnection) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for file_id, value in await sql.execute(query):
        found.setdefault(file_id, []).append(value)
    return found


def _view(row: sa.Row[Any], target_ids: list[UUID], subtitles: list[str]) -> FileView:
    evidence = Evidence.model_validate(row.evidence)
    return FileView(
        file_id=row.id,
        title_id=row.title_id,
        slot_id=row.slot_id,
        path=RootedPath(root=f"library:{row.library_id}", path=row.path),
        size_bytes=row.size_bytes,
        quality=evidence.quality,
        media_info=row.media_info,
        release_name=evidence.release_name,
        release_group=evidence.group,
        languages=evidence.languages,
        score=evidence.score,
        method=row.method,
        added_at=row.added_at,
        target_ids=tuple(target_ids),
        subtitles=tuple(sorted(subtitles)),
    )
