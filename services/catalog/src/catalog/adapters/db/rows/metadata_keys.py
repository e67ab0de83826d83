"""Keys of metadata sources in the database."""

from collections.abc import Mapping

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import METADATA_KEYS
from catalog.domain.metadata_key import MetadataKey


class MetadataKeyRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def all(self) -> Mapping[str, MetadataKey]:
        rows = await self._sql.execute(sa.select(METADATA_KEYS))
        return {row.source: MetadataKey(row.api_key, row.pin) for row in rows}

    async def save(self, source: str, key: MetadataKey) -> None:
        values = {"api_key": key.key, "pin": key.pin}
        added = insert(METADATA_KEYS).values(source=source, **values)
        await self._sql.execute(added.on_conflict_do_update(index_elements=["source"], set_=values))

    async def forget(self, source: str) -> None:
        await self._sql.execute(sa.delete(METADATA_KEYS).where(METADATA_KEYS.c.source == source))
