"""Begins a change of many titles."""

from datetime import datetime, timedelta

from catalog.app.ports import Store
from contracts.catalog.bulk_asks import StartBulkChange
from contracts.catalog.bulk_values import MAX_TITLES, BulkChangeView
from contracts.catalog.commands import BulkChangeRequested
from contracts.ids import new_id
from kit.errors import InvalidInput, NotFound

KEPT = timedelta(days=30)


async def start_bulk_change(ask: StartBulkChange, *, store: Store, now: datetime) -> BulkChangeView:
    """The titles are chosen now and written down; what is added later is not touched.

    Raises:
        InvalidInput: there are more titles than one change takes.
        NotFound: no title is selected.
    """
    count = await store.bulk_changes.count_selected(ask.selection)
    if count == 0:
        raise NotFound("No title is selected", advice="They may have been removed; look at the list again")
    if count > MAX_TITLES:
        raise InvalidInput(f"{count} titles are more than one change takes", advice=f"Select {MAX_TITLES} at the most")
    bulk_id = new_id()
    await store.bulk_changes.forget(now - KEPT)
    await store.bulk_changes.add(bulk_id, ask.change, ask.selection, now)
    store.emit(BulkChangeRequested(bulk_id=bulk_id))
    return await store.bulk_changes.view(bulk_id)
