"""What a change of many titles would do: counted, not done."""

from collections.abc import Callable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import EPISODES, MEDIA_FILES, SLOTS, TARGETS, TITLES
from catalog.adapters.db.views.selection import selected, slots_to_change
from contracts.catalog.bulk_asks import PreviewBulkChange
from contracts.catalog.bulk_values import BulkAction, BulkChange, BulkPreview
from contracts.catalog.values import TargetState

_Counts = dict[str, sa.ScalarSelect[Any]]
_HELD = (TargetState.WANTED.value, TargetState.SATISFIED.value)


async def preview_bulk_change(ask: PreviewBulkChange, sql: AsyncConnection) -> BulkPreview:
    """One query, however many titles there are."""
    titles = selected(ask.selection, TITLES.c.id, TITLES.c.monitored).cte("titles")
    counts = {"titles": _count(sa.select(titles.c.id))} | _COUNTS[ask.change.action](titles, ask.change)
    row = (await sql.execute(sa.select(*(value.label(name) for name, value in counts.items())))).one()
    nothing = dict.fromkeys(BulkPreview.model_fields, 0)
    return BulkPreview.model_validate(nothing | dict(row._mapping))


def _monitor(titles: sa.CTE, _change: BulkChange) -> _Counts:
    changed = sa.select(titles.c.id).where(sa.not_(titles.c.monitored))
    wanted = (
        sa.select(TARGETS.c.id)
        .join(SLOTS, SLOTS.c.id == TARGETS.c.slot_id)
        .outerjoin(EPISODES, EPISODES.c.id == TARGETS.c.episode_id)
        .where(TARGETS.c.title_id.in_(changed), TARGETS.c.file_id.is_(None), TARGETS.c.due_at <= sa.func.now())
        .where(SLOTS.c.monitored, sa.func.coalesce(EPISODES.c.monitored, sa.true()))
    )
    return {"changed": _count(changed), "targets_wanted": _count(wanted)}


def _unmonitor(titles: sa.CTE, _change: BulkChange) -> _Counts:
    changed = sa.select(titles.c.id).where(titles.c.monitored)
    return {"changed": _count(changed), "targets_unwanted": _count(_wanted(changed))}


def _set_profile(titles: sa.CTE, change: BulkChange) -> _Counts:
    slots = slots_to_change(sa.select(titles.c.id), change).cte("changing")
    judged = (
        sa.select(TARGETS.c.id)
        .join(SLOTS, SLOTS.c.id == TARGETS.c.slot_id)
        .join(TITLES, TITLES.c.id == TARGETS.c.title_id)
        .where(TARGETS.c.slot_id.in_(sa.select(slots.c.id)), TARGETS.c.state.in_(_HELD))
        .where(SLOTS.c.monitored, TITLES.c.monitored)
    )
    return {"changed": _count(sa.select(slots.c.title_id)), "targets_judged": _count(judged)}


def _remove(titles: sa.CTE, _change: BulkChange) -> _Counts:
    ids = sa.select(titles.c.id)
    files = MEDIA_FILES.c.title_id.in_(ids)
    return {
        "changed": _count(ids),
        "targets_unwanted": _count(_wanted(ids)),
        "files": _count(sa.select(MEDIA_FILES.c.id).where(files)),
        "size_bytes": sa.select(sa.func.coalesce(sa.func.sum(MEDIA_FILES.c.size_bytes), 0))
        .where(files)
        .scalar_subquery(),
    }


_COUNTS: Mapping[BulkAction, Callable[[sa.CTE, BulkChange], _Counts]] = {
    BulkAction.MONITOR: _monitor,
    BulkAction.UNMONITOR: _unmonitor,
    BulkAction.SET_PROFILE: _set_profile,
    BulkAction.REMOVE: _remove,
}


def _wanted(title_ids: sa.Select[Any]) -> sa.Select[Any]:
    wanted = TARGETS.c.state == TargetState.WANTED.value
    return sa.select(TARGETS.c.id).where(TARGETS.c.title_id.in_(title_ids), wanted)


def _count(rows: sa.Select[Any]) -> sa.ScalarSelect[int]:
    return sa.select(sa.func.count()).select_from(rows.subquery()).scalar_subquery()
