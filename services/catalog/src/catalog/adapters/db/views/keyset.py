"""Keyset paging: a page starts behind the last row of the one before, however many rows come and go."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from contracts.values import Page
from kit.errors import InvalidInput
from kit.paging import decode_cursor, encode_cursor


@dataclass(frozen=True, slots=True)
class Key:
    """What a list is sorted by, and how its value is written into a cursor and read from it."""

    column: sa.ColumnElement[Any]
    write: Callable[[Any], str]
    read: Callable[[str], Any]

    @staticmethod
    def read_time(text: str) -> datetime:
        """A time as `isoformat` wrote it."""
        return datetime.fromisoformat(text)


def after(
    query: sa.Select[Any], page: Page, key: Key, identity: sa.ColumnElement[UUID], *, descending: bool
) -> sa.Select[Any]:
    """The query for one page and one row more, which tells whether there is another page."""
    if page.cursor:
        written, identity_text = decode_cursor(page.cursor, 2)
        try:
            values = key.read(written), UUID(identity_text)
        except ValueError:
            raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None
        row, start = sa.tuple_(key.column, identity), sa.tuple_(*map(_bind, values))
        query = query.where(row < start if descending else row > start)
    order = (key.column.desc(), identity.desc()) if descending else (key.column, identity)
    return query.order_by(*order).limit(page.limit + 1)


def next_cursor(
    rows: Sequence[sa.Row[Any]], page: Page, key: Key, identity: Callable[[sa.Row[Any]], UUID]
) -> str | None:
    """Where to go on; None on the last page. Rows carry their key as `sort_key`."""
    if len(rows) <= page.limit:
        return None
    last = rows[page.limit - 1]
    return encode_cursor(key.write(last.sort_key), str(identity(last)))


def _bind(value: Any) -> sa.ColumnElement[Any]:
    return sa.literal(value)
