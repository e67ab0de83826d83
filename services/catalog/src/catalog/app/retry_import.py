"""Tries a blocked import again."""

from catalog.app.ports import Store
from contracts.catalog.asks import RetryImport
from contracts.catalog.values import ImportState
from contracts.message import Done
from kit.errors import Conflict


async def retry_import(ask: RetryImport, *, store: Store) -> Done:
    """Put it back in line.

    Raises:
        Conflict: it is completed, cancelled, or at work.
        NotFound: there is no such import.
    """
    record = await store.imports.get(ask.import_id)
    if record.state not in (ImportState.WAITING, ImportState.BLOCKED):
        raise Conflict(f"The import is {record.state.value}", advice="Only waiting and blocked imports are retried")
    await store.imports.wait(record.id)
    store.emit(record.request)
    return Done()
