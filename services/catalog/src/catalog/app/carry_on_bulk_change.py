"""Takes a change of many titles a few titles further."""

from datetime import datetime
from uuid import UUID

from catalog.app.bulk_ports import BulkItem, Tell
from catalog.app.change_selected import BulkTools, change_selected
from contracts.catalog.bulk_values import BulkChange
from contracts.catalog.commands import BulkChangeRequested
from contracts.catalog.live import BulkChangeProgress
from kit.errors import Conflict, InvalidInput, NotFound

BATCH = 25


async def carry_on_bulk_change(command: BulkChangeRequested, *, tools: BulkTools, tell: Tell, now: datetime) -> None:
    """Each title is changed as if alone, and ticked off. A kill in between changes a title once more, which does
    nothing: none is left out. One that can't be changed is noted with its reason and stops no other.
    """
    bulk_id = command.bulk_id
    async with tools.begin() as store:
        change = await store.bulk_changes.get(bulk_id)
        items = await store.bulk_changes.left(bulk_id, BATCH)
    for item in items:
        await _tick_off(bulk_id, item, change, tools=tools, now=now)
    async with tools.begin() as store:
        progress = await store.bulk_changes.settle(bulk_id, now)
        if items and progress.done < progress.total:
            store.emit(BulkChangeRequested(bulk_id=bulk_id))
    await tell(BulkChangeProgress(bulk_id=bulk_id, done=progress.done, total=progress.total, failed=progress.failed))


async def _tick_off(bulk_id: UUID, item: BulkItem, change: BulkChange, *, tools: BulkTools, now: datetime) -> None:
    failure = None
    try:
        await change_selected(item.title_id, change, tools=tools, now=now)
    except NotFound:
        failure = None  # it left in the meantime: nothing is to be done
    except (Conflict, InvalidInput) as error:
        failure = error.detail
    async with tools.begin() as store:
        await store.bulk_changes.mark_done(bulk_id, item.position, failure)
