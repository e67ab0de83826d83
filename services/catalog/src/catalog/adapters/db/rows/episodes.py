"""Seasons and episodes in the database."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.rows.batches import row_of, update_all
from catalog.adapters.db.tables import EPISODES, SEASONS
from catalog.domain.titles import Episode, Season


class EpisodeRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def of_title(self, title_id: UUID) -> Sequence[Episode]:
        columns = [column for column in EPISODES.c if column.name != "title_id"]
        query = sa.select(*columns).where(EPISODES.c.title_id == title_id)
        rows = await self._sql.execute(query.order_by(EPISODES.c.season, EPISODES.c.number, EPISODES.c.id))
        return [Episode(**row._mapping) for row in rows]

    async def seasons(self, title_id: UUID) -> Sequence[Season]:
        columns = [column for column in SEASONS.c if column.name != "title_id"]
        query = sa.select(*columns).where(SEASONS.c.title_id == title_id).order_by(SEASONS.c.number)
        return [Season(**row._mapping) for row in await self._sql.execute(query)]

    async def add(self, title_id: UUID, episodes: Sequence[Episode]) -> None:
        await self._insert(EPISODES, title_id, episodes)

    async def change(self, episodes: Sequence[Episode]) -> None:
        await update_all(self._sql, EPISODES, [row_of(episode) for episode in episodes])

    async def remove(self, episode_ids: Sequence[UUID]) -> None:
        if episode_ids:
            await self._sql.execute(sa.delete(EPISODES).where(EPISODES.c.id.in_(episode_ids)))

    async def add_seasons(self, title_id: UUID, seasons: Sequence[Season]) -> None:
        await self._insert(SEASONS, title_id, seasons)

    async def change_seasons(self, seasons: Sequence[Season]) -> None:
        await update_all(self._sql, SEASONS, [row_of(season) for season in seasons])

    async def remove_seasons(self, season_ids: Sequence[UUID]) -> None:
        if season_ids:
            await self._sql.execute(sa.delete(SEASONS).where(SEASONS.c.id.in_(season_ids)))

    async def _insert(self, table: sa.Table, title_id: UUID, items: Sequence[Episode] | Sequence[Season]) -> None:
        rows: list[dict[str, Any]] = [{**row_of(item), "title_id": title_id} for item in items]
        if rows:
            await self._sql.execute(sa.insert(table), rows)
