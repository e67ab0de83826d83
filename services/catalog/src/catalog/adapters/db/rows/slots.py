"""Slots in the database."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from catalog.adapters.db.rows.batches import row_of
from catalog.adapters.db.tables import SLOTS, TARGETS
from catalog.domain.titles import Slot
from contracts.catalog.values import SlotView, TargetState
from kit.errors import Conflict, NotFound


class SlotRows:
    """See the port."""

    def __init__(self, sql: AsyncConnection) -> None:
        self._sql = sql

    async def of_title(self, title_id: UUID) -> Sequence[Slot]:
        query = sa.select(SLOTS).where(SLOTS.c.title_id == title_id).order_by(SLOTS.c.position)
        return [Slot(**row._mapping) for row in await self._sql.execute(query)]

    async def get(self, slot_id: UUID) -> Slot:
        row = (await self._sql.execute(sa.select(SLOTS).where(SLOTS.c.id == slot_id))).first()
        if row is None:
            raise NotFound(f"There is no slot {slot_id}")
        return Slot(**row._mapping)

    async def view(self, slot_id: UUID) -> SlotView:
        row = (await self._sql.execute(slot_views().where(SLOTS.c.id == slot_id))).one()
        return SlotView.model_validate(dict(row._mapping))

    async def add(self, slot: Slot) -> None:
        await self._write(sa.insert(SLOTS).values(row_of(slot)), slot)

    async def change(self, slot: Slot) -> None:
        await self._write(sa.update(SLOTS).where(SLOTS.c.id == slot.id).values(row_of(slot)), slot)

    async def remove(self, slot_id: UUID) -> None:
        await self._sql.execute(sa.delete(SLOTS).where(SLOTS.c.id == slot_id))

    async def _write(self, statement: sa.Insert | sa.Update, slot: Slot) -> None:
        try:
            await self._sql.execute(statement)
        except IntegrityError:
            raise Conflict(f"The title has a slot called {slot.name} already") from None


def slot_views() -> sa.Select[tuple[object, ...]]:
    """Slots with their counts, as they are answered."""
    state = TARGETS.c.state
    satisfied, wanted = (
        sa.func.count().filter(state == one.value) for one in (TargetState.SATISFIED, TargetState.WANTED)
    )
    return (
        sa.select(
            SLOTS.c.id.label("slot_id"),
            SLOTS.c.name,
            SLOTS.c.profile_id,
            SLOTS.c.monitored,
            sa.func.count(TARGETS.c.id).label("targets"),
            wanted.label("wanted"),
            satisfied.label("satisfied"),
            sa.func.array_agg(TARGETS.c.id).filter(TARGETS.c.episode_id.is_(None))[1].label("target_id"),
        )
        .outerjoin(TARGETS, TARGETS.c.slot_id == SLOTS.c.id)
        .group_by(SLOTS.c.id)
        .order_by(SLOTS.c.position)
    )
