"""Targets that have a file and are searched for all the same."""

from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy import RowMapping
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.catalog.values import TitleFacts
from contracts.indexer.wanted_asks import ListCutoffUnmet
from contracts.values import Evidence, TargetRef
from indexer.adapters.db.tables import TARGETS, TITLES
from indexer.app.list_cutoff_unmet import CutoffUnmetRow
from kit.errors import InvalidInput
from kit.paging import decode_cursor


class CutoffUnmetRecords:
    """The `targets` table with the titles' facts."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def list_page(self, ask: ListCutoffUnmet) -> list[CutoffUnmetRow]:
        query = _chosen(ask, TARGETS, TITLES.c.facts)
        query = query.order_by(TARGETS.c.air_at.desc(), TARGETS.c.target_id.desc())
        if ask.page.cursor:
            place = sa.tuple_(TARGETS.c.air_at, TARGETS.c.target_id)
            query = query.where(place < sa.tuple_(*map(sa.literal, _read_cursor(ask.page.cursor))))
        return [_read(row) for row in (await self._sql.execute(query.limit(ask.page.limit + 1))).mappings()]

    async def count(self, ask: ListCutoffUnmet) -> int:
        count: int = (await self._sql.execute(_chosen(ask, sa.func.count()))).scalar_one()
        return count


def _chosen(ask: ListCutoffUnmet, *columns: Any) -> sa.Select[Any]:
    query = sa.select(*columns).select_from(TARGETS).join(TITLES, TITLES.c.title_id == TARGETS.c.title_id)
    query = query.where(TARGETS.c.wanted, TARGETS.c.current.is_not(None), ~TITLES.c.removed)
    if ask.kind:
        query = query.where(TITLES.c.facts["kind"].astext == ask.kind.value)
    return query.where(TARGETS.c.title_id == ask.title_id) if ask.title_id else query


def _read(row: RowMapping) -> CutoffUnmetRow:
    return CutoffUnmetRow(
        ref=TargetRef.model_validate(row["ref"]),
        facts=TitleFacts.model_validate(row["facts"]),
        current=Evidence.model_validate(row["current"]),
        profile_id=row["profile_id"],
        episode_name=row["episode_name"],
        slot_name=row["slot_name"],
        sort_at=row["air_at"],
        search_at=row["search_at"],
    )


def _read_cursor(cursor: str) -> tuple[datetime, UUID]:
    at, target_id = decode_cursor(cursor, 2)
    try:
        return datetime.fromisoformat(at), UUID(target_id)
    except ValueError:
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor") from None
