"""What airs within the next days."""

from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import EPISODES, TARGETS, TITLES
from contracts.catalog.asks import ListUpcoming, Upcoming
from contracts.catalog.values import UpcomingView


async def list_upcoming(ask: ListUpcoming, sql: AsyncConnection) -> Upcoming:
    """The next first; an episode that is kept in several slots is there once."""
    air_at = sa.func.min(TARGETS.c.due_at)
    query: sa.Select[Any] = (
        sa.select(
            TITLES.c.id.label("title_id"),
            TITLES.c.kind,
            TITLES.c.name.label("title_name"),
            TITLES.c.poster_id,
            EPISODES.c.season,
            EPISODES.c.number.label("episode"),
            EPISODES.c.name.label("episode_name"),
            air_at.label("air_at"),
        )
        .select_from(TARGETS)
        .join(TITLES, TITLES.c.id == TARGETS.c.title_id)
        .outerjoin(EPISODES, EPISODES.c.id == TARGETS.c.episode_id)
        # Written out, so that the partial index of targets that are to come serves the query.
        .where(sa.literal_column("targets.state") == sa.literal_column("'unaired'"))
        .where(TARGETS.c.due_at.between(sa.func.now(), sa.func.now() + timedelta(days=ask.days)))
        .group_by(TITLES.c.id, EPISODES.c.id)
        .order_by(air_at, TITLES.c.sort_name, EPISODES.c.season, EPISODES.c.number)
        .limit(ask.limit)
    )
    return Upcoming(items=tuple(UpcomingView.model_validate(dict(row._mapping)) for row in await sql.execute(query)))
