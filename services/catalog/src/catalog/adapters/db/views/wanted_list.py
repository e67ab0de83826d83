"""Wanted targets, those that aired last first."""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import EPISODES, SLOTS, TARGETS, TITLES
from catalog.adapters.db.views.keyset import Key, after, next_cursor
from contracts.catalog.asks import ListWanted, WantedPage
from contracts.catalog.values import WantedView
from contracts.values import TargetRef

_KEY = Key(TARGETS.c.due_at, datetime.isoformat, Key.read_time)


async def list_wanted(ask: ListWanted, sql: AsyncConnection) -> WantedPage:
    """One page, and how many there are in all."""
    # Written out, so that the partial index of wanted targets serves the query.
    where: list[sa.ColumnElement[bool]] = [sa.literal_column("targets.state") == sa.literal_column("'wanted'")]
    if ask.kind:
        where.append(TITLES.c.kind == ask.kind.value)
    if ask.title_id:
        where.append(TARGETS.c.title_id == ask.title_id)
    query = after(_wanted().where(*where), ask.page, _KEY, TARGETS.c.id, descending=True)
    rows = (await sql.execute(query)).all()
    counting = sa.select(sa.func.count()).select_from(TARGETS).join(TITLES, TITLES.c.id == TARGETS.c.title_id)
    return WantedPage(
        items=tuple(_view(row) for row in rows[: ask.page.limit]),
        next_cursor=next_cursor(rows, ask.page, _KEY, lambda row: row.target_id),
        total=(await sql.execute(counting.where(*where))).scalar_one(),
    )


def _wanted() -> sa.Select[Any]:
    return (
        sa.select(
            TARGETS.c.id.label("target_id"),
            TARGETS.c.title_id,
            TARGETS.c.slot_id,
            TARGETS.c.due_at.label("sort_key"),
            TITLES.c.kind,
            TITLES.c.name.label("title_name"),
            TITLES.c.poster_id,
            SLOTS.c.name.label("slot_name"),
            EPISODES.c.name.label("episode_name"),
            EPISODES.c.season,
            EPISODES.c.number.label("episode"),
            EPISODES.c.absolute_number.label("absolute"),
        )
        .join(TITLES, TITLES.c.id == TARGETS.c.title_id)
        .join(SLOTS, SLOTS.c.id == TARGETS.c.slot_id)
        .outerjoin(EPISODES, EPISODES.c.id == TARGETS.c.episode_id)
    )


def _view(row: sa.Row[Any]) -> WantedView:
    return WantedView(
        target=TargetRef.model_validate({**row._mapping, "air_at": row.sort_key}),
        title_name=row.title_name,
        episode_name=row.episode_name,
        slot_name=row.slot_name,
        wanted_at=row.sort_key,
        poster_id=row.poster_id,
    )
