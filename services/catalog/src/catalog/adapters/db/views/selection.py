"""The titles that a change of many is about, as a query."""

from typing import Any

import sqlalchemy as sa

from catalog.adapters.db.tables import SLOTS, TITLES
from catalog.adapters.db.views.title_filter import title_filter
from contracts.catalog.bulk_values import BulkChange, TitleSelection


def selected(selection: TitleSelection, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
    """Columns of the selected titles; ids of titles that are gone select nothing."""
    if selection.matching is None:
        return sa.select(*columns).where(TITLES.c.id.in_(selection.title_ids))
    is_left_in = TITLES.c.id.not_in(selection.except_ids)
    return sa.select(*columns).where(*title_filter(selection.matching), is_left_in)


def slots_to_change(title_ids: sa.Select[Any], change: BulkChange) -> sa.Select[Any]:
    """Id and title of the slots that get another profile: those of a name, or each title's first."""
    others = SLOTS.alias()
    if change.slot is None:
        first = sa.select(sa.func.min(others.c.position)).where(others.c.title_id == SLOTS.c.title_id).scalar_subquery()
        is_meant = SLOTS.c.position == first
    else:
        is_meant = sa.func.lower(SLOTS.c.name) == change.slot.strip().lower()
    differs = SLOTS.c.profile_id.is_distinct_from(change.profile_id)
    return sa.select(SLOTS.c.id, SLOTS.c.title_id).where(SLOTS.c.title_id.in_(title_ids), is_meant, differs)
