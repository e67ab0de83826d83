"""Where each letter begins in a list of titles: one grouped query."""

from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import TITLES
from catalog.adapters.db.views.title_filter import title_filter
from catalog.domain.letters import Run, fold_letters
from contracts.catalog.asks import ListTitleLetters, TitleLetters
from contracts.catalog.values import TitleLetter
from kit.paging import encode_cursor

_FIRST = sa.func.left(TITLES.c.sort_name, 1)
_NOBODY = str(UUID(int=0))


async def list_title_letters(ask: ListTitleLetters, sql: AsyncConnection) -> TitleLetters:
    """In the order of the list."""
    query = sa.select(_FIRST.label("first"), sa.func.count().label("titles")).where(*title_filter(ask)).group_by(_FIRST)
    rows = await sql.execute(query.order_by(_FIRST.desc() if ask.descending else _FIRST))
    offset, items = 0, []
    for run in fold_letters([(row.first, row.titles) for row in rows]):
        items.append(TitleLetter(letter=run.letter, count=run.count, offset=offset, cursor=_cursor(run, ask, offset)))
        offset += run.count
    return TitleLetters(items=tuple(items))


def _cursor(run: Run, ask: ListTitleLetters, offset: int) -> str | None:
    """A page begins behind its cursor: no title has the id zero, and none is named just like the next character."""
    if offset == 0:
        return None
    return encode_cursor(chr(ord(run.first or " ") + 1) if ask.descending else run.first, _NOBODY)
