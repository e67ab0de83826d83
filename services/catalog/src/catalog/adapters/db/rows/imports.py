"""The journal of imports in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.tables import IMPORTS
from catalog.app.importing.plan import ImportPlan, Placed
from catalog.app.ports import ImportRecord
from contracts.catalog.commands import ImportRequested
from contracts.catalog.values import Block, ImportedFile, ImportState
from kit.errors import NotFound


class ImportRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def record(self, request: ImportRequested, now: datetime) -> None:
        row: dict[str, Any] = {
            "id": request.import_id,
            "download_id": request.download_id,
            "title_id": request.targets[0].title_id if request.targets else None,
            "name": request.name,
            "state": ImportState.WAITING.value,
            "request": request.model_dump(mode="json"),
            "placed": [],
            "blocks": [],
            "files": [],
            "started_at": now,
        }
        await self._sql.execute(insert(IMPORTS).values(row).on_conflict_do_nothing())

    async def get(self, import_id: UUID) -> ImportRecord:
        row = (await self._sql.execute(sa.select(IMPORTS).where(IMPORTS.c.id == import_id).with_for_update())).first()
        if row is None:
            raise NotFound(f"There is no import {import_id}")
        return ImportRecord(
            id=row.id,
            state=ImportState(row.state),
            request=ImportRequested.model_validate(row.request),
            title_id=row.title_id,
            plan=ImportPlan.model_validate(row.plan) if row.plan else None,
            placed=tuple(Placed.model_validate(one) for one in row.placed),
        )

    async def claim(self, import_id: UUID) -> bool:
        try:
            async with self._sql.begin_nested():
                await self._update(import_id, state=ImportState.RUNNING.value, finished_at=None)
        except IntegrityError:
            return False
        return True

    async def store_plan(self, import_id: UUID, plan: ImportPlan | None) -> None:
        await self._update(import_id, plan=plan.model_dump(mode="json") if plan else None, placed=[])

    async def store_placed(self, import_id: UUID, placed: Sequence[Placed]) -> None:
        await self._update(import_id, placed=[one.model_dump(mode="json") for one in placed])

    async def wait(self, import_id: UUID) -> None:
        await self._update(import_id, state=ImportState.WAITING.value, finished_at=None, blocks=[])

    async def block(self, import_id: UUID, blocks: Sequence[Block], now: datetime) -> None:
        await self._end(import_id, ImportState.BLOCKED, blocks, now)

    async def cancel(self, import_id: UUID, reason: Block, now: datetime) -> None:
        await self._end(import_id, ImportState.CANCELLED, [reason], now)

    async def is_running(self, title_id: UUID) -> bool:
        running = IMPORTS.c.title_id == title_id, IMPORTS.c.state == ImportState.RUNNING.value
        return (await self._sql.execute(sa.select(IMPORTS.c.id).where(*running).limit(1))).first() is not None

    async def complete(self, import_id: UUID, files: Sequence[ImportedFile], now: datetime) -> None:
        shown = [file.model_dump(mode="json") for file in files]
        await self._update(
            import_id, state=ImportState.COMPLETED.value, files=shown, blocks=[], plan=None, finished_at=now
        )

    async def _end(self, import_id: UUID, state: ImportState, blocks: Sequence[Block], now: datetime) -> None:
        shown = [block.model_dump(mode="json") for block in blocks]
        await self._update(import_id, state=state.value, blocks=shown, plan=None, finished_at=now)

    async def _update(self, import_id: UUID, **values: Any) -> None:
        await self._sql.execute(sa.update(IMPORTS).where(IMPORTS.c.id == import_id).values(values))
