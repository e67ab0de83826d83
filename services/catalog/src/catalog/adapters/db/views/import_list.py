"""Imports, the newest first."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import IMPORTS, TITLES
from catalog.adapters.db.views.keyset import Key, after, next_cursor
from contracts.catalog.asks import Imports, ListImports
from contracts.catalog.values import ImportView

_C = IMPORTS.c
_KEY = Key(_C.started_at, datetime.isoformat, Key.read_time)


async def list_imports(ask: ListImports, sql: AsyncConnection) -> Imports:
    """One page."""
    query: sa.Select[Any] = sa.select(
        _C.id.label("import_id"),
        _C.download_id,
        _C.name,
        _C.title_id,
        TITLES.c.name.label("title_name"),
        _C.state,
        _C.blocks,
        _C.files,
        _C.request["targets"].label("targets"),
        _C.started_at,
        _C.finished_at,
        _C.started_at.label("sort_key"),
    ).outerjoin(TITLES, TITLES.c.id == _C.title_id)
    if ask.state:
        query = query.where(_C.state == ask.state.value)
    if ask.title_id:
        query = query.where(_C.title_id == ask.title_id)
    rows = (await sql.execute(after(query, ask.page, _KEY, _C.id, descending=True))).all()
    return Imports(
        items=tuple(ImportView.model_validate(dict(row._mapping)) for row in rows[: ask.page.limit]),
        next_cursor=next_cursor(rows, ask.page, _KEY, lambda row: row.import_id),
    )
