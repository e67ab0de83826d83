"""Names of some titles, in one query."""

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import TITLES
from contracts.catalog.asks import ListTitleNames, TitleNames
from contracts.catalog.values import TitleName

_C = TITLES.c


async def list_title_names(ask: ListTitleNames, sql: AsyncConnection) -> TitleNames:
    """Those of the titles that are there."""
    query = sa.select(_C.id.label("title_id"), _C.kind, _C.name, _C.year, _C.poster_id)
    rows = await sql.execute(query.where(_C.id.in_(ask.title_ids)))
    return TitleNames(items=tuple(TitleName.model_validate(dict(row._mapping)) for row in rows))
