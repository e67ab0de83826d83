"""The limits in the database."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.downloader.values import DownloadLimits
from downloader.adapters.db.tables import LIMITS


class StoredLimits:
    """The limits that a person set, or those that hold until then."""

    def __init__(self, sql: AsyncConnection, otherwise: DownloadLimits) -> None:
        self._sql = sql
        self._otherwise = otherwise

    async def get(self) -> DownloadLimits:
        kept = (await self._sql.execute(sa.select(LIMITS.c.limits))).scalar_one_or_none()
        return DownloadLimits.model_validate(kept) if kept is not None else self._otherwise

    async def save(self, limits: DownloadLimits, at: datetime) -> None:
        values = {"limits": limits.model_dump(mode="json"), "changed_at": at}
        insertion = insert(LIMITS).values(single=True, **values)
        await self._sql.execute(insertion.on_conflict_do_update(index_elements=["single"], set_=values))
