"""Libraries in the database."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.rows.batches import row_of
from catalog.adapters.db.tables import LIBRARIES, TITLES
from catalog.domain.titles import Library
from contracts.values import TitleKind
from kit.errors import Conflict, NotFound


class LibraryRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def all(self) -> Sequence[Library]:
        rows = await self._sql.execute(sa.select(LIBRARIES).order_by(LIBRARIES.c.name))
        return [_library(row) for row in rows]

    async def get(self, library_id: UUID) -> Library:
        query = sa.select(LIBRARIES).where(LIBRARIES.c.id == library_id).with_for_update(read=True)
        row = (await self._sql.execute(query)).first()
        if row is None:
            raise NotFound(f"There is no library {library_id}", advice="List the libraries")
        return _library(row)

    async def add(self, library: Library) -> None:
        try:
            await self._sql.execute(sa.insert(LIBRARIES).values(row_of(library)))
        except IntegrityError:
            raise Conflict(f"There is a library called {library.name}, or at {library.root}, already") from None

    async def change(self, library: Library) -> None:
        change = sa.update(LIBRARIES).where(LIBRARIES.c.id == library.id).values(row_of(library))
        try:
            await self._sql.execute(change)
        except IntegrityError:
            raise Conflict(f"There is a library called {library.name}, or at {library.root}, already") from None

    async def remove(self, library_id: UUID) -> None:
        await self._sql.execute(sa.delete(LIBRARIES).where(LIBRARIES.c.id == library_id))

    async def count_titles(self, library_id: UUID) -> int:
        query = sa.select(sa.func.count()).select_from(TITLES).where(TITLES.c.library_id == library_id)
        return (await self._sql.execute(query)).scalar_one()


def _library(row: sa.Row[Any]) -> Library:
    values = dict(row._mapping)
    return Library(**{**values, "kind": TitleKind(str(values["kind"]))})
