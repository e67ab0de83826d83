"""Which titles a list, its letters, or a change of many mean."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

import sqlalchemy as sa

from catalog.adapters.db.tables import TITLES
from catalog.domain.sorting import sort_name
from contracts.values import TitleKind

_C = TITLES.c
_STATES: Mapping[str, sa.ColumnElement[bool]] = {
    "all": sa.true(),
    "missing": _C.satisfied < _C.targets,
    "complete": sa.and_(_C.targets > 0, _C.satisfied == _C.targets),
    "unmonitored": sa.not_(_C.monitored),
}


class Filter(Protocol):
    """What titles can be filtered by."""

    @property
    def kind(self) -> TitleKind: ...
    @property
    def library_id(self) -> UUID | None: ...
    @property
    def query(self) -> str | None: ...
    @property
    def state(self) -> str: ...


def title_filter(wanted: Filter) -> list[sa.ColumnElement[bool]]:
    """Conditions on the table of titles."""
    where = [_C.kind == wanted.kind.value, _STATES[wanted.state]]
    if wanted.library_id:
        where.append(_C.library_id == wanted.library_id)
    if wanted.query and wanted.query.strip():
        words = (wanted.query.strip().casefold(), sort_name(wanted.query))
        where.append(sa.or_(*(_C.search_text.contains(word, autoescape=True) for word in words)))
    return where
