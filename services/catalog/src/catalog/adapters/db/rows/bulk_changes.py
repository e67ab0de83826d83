"""Changes of many titles in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import BULK_CHANGE_TITLES, BULK_CHANGES, TITLES
from catalog.adapters.db.views.selection import selected
from catalog.app.bulk_ports import BulkItem, BulkProgress
from contracts.catalog.bulk_values import BulkChange, BulkChangeView, BulkFailure, BulkState, TitleSelection
from kit.errors import NotFound

FAILURES_SHOWN = 100
_C = BULK_CHANGE_TITLES.c


class BulkChangeRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def count_selected(self, selection: TitleSelection) -> int:
        chosen = selected(selection, TITLES.c.id).subquery()
        return (await self._sql.execute(sa.select(sa.func.count()).select_from(chosen))).scalar_one()

    async def add(self, bulk_id: UUID, change: BulkChange, selection: TitleSelection, now: datetime) -> None:
        row = {"id": bulk_id, "change": change.model_dump(mode="json"), "started_at": now}
        await self._sql.execute(sa.insert(BULK_CHANGES).values(row))
        position = sa.func.row_number().over(order_by=(TITLES.c.sort_name, TITLES.c.id))
        chosen = selected(
            selection, sa.literal(bulk_id, sa.Uuid), position, TITLES.c.id, TITLES.c.name, sa.literal(False)
        )
        columns = ("bulk_id", "position", "title_id", "name", "done")
        await self._sql.execute(sa.insert(BULK_CHANGE_TITLES).from_select(columns, chosen))

    async def get(self, bulk_id: UUID) -> BulkChange:
        return BulkChange.model_validate((await self._row(bulk_id)).change)

    async def left(self, bulk_id: UUID, limit: int) -> Sequence[BulkItem]:
        query = sa.select(_C.position, _C.title_id).where(_C.bulk_id == bulk_id, sa.not_(_C.done))
        rows = await self._sql.execute(query.order_by(_C.position).limit(limit))
        return [BulkItem(row.position, row.title_id) for row in rows]

    async def mark_done(self, bulk_id: UUID, position: int, failure: str | None = None) -> None:
        change = sa.update(BULK_CHANGE_TITLES).where(_C.bulk_id == bulk_id, _C.position == position)
        await self._sql.execute(change.values(done=True, failure=failure))

    async def settle(self, bulk_id: UUID, now: datetime) -> BulkProgress:
        progress = await self._progress(bulk_id)
        if progress.done == progress.total:
            ended = sa.update(BULK_CHANGES).where(BULK_CHANGES.c.id == bulk_id, BULK_CHANGES.c.finished_at.is_(None))
            await self._sql.execute(ended.values(finished_at=now))
        return progress

    async def view(self, bulk_id: UUID) -> BulkChangeView:
        row, progress = await self._row(bulk_id), await self._progress(bulk_id)
        failed = sa.select(_C.title_id, _C.name, _C.failure.label("detail")).where(
            _C.bulk_id == bulk_id, _C.failure.is_not(None)
        )
        failures = await self._sql.execute(failed.order_by(_C.position).limit(FAILURES_SHOWN))
        return BulkChangeView(
            bulk_id=bulk_id,
            state=BulkState.COMPLETED if row.finished_at else BulkState.RUNNING,
            change=BulkChange.model_validate(row.change),
            total=progress.total,
            done=progress.done,
            failed=progress.failed,
            failures=tuple(BulkFailure.model_validate(dict(one._mapping)) for one in failures),
        )

    async def forget(self, before: datetime) -> None:
        await self._sql.execute(sa.delete(BULK_CHANGES).where(BULK_CHANGES.c.finished_at < before))

    async def _row(self, bulk_id: UUID) -> sa.Row[Any]:
        row = (await self._sql.execute(sa.select(BULK_CHANGES).where(BULK_CHANGES.c.id == bulk_id))).first()
        if row is None:
            raise NotFound(f"There is no change {bulk_id}", advice="Changes are kept for a month")
        return row

    async def _progress(self, bulk_id: UUID) -> BulkProgress:
        query = sa.select(
            sa.func.count(), sa.func.count().filter(_C.done), sa.func.count().filter(_C.failure.is_not(None))
        ).where(_C.bulk_id == bulk_id)
        return BulkProgress(*(await self._sql.execute(query)).one())
