"""Ends an import whose download was removed."""

from datetime import datetime

from catalog.app.ports import Store
from catalog.app.request_import import import_id_of, request_of
from contracts.catalog.events import ImportCancelled
from contracts.catalog.values import Block, BlockReason, ImportState
from contracts.downloader.events import DownloadRemoved
from kit.errors import Unavailable

_OVER = frozenset({ImportState.COMPLETED, ImportState.CANCELLED})


async def cancel_import(event: DownloadRemoved, *, store: Store, now: datetime) -> None:
    """What is not imported yet never will be, unless the files stayed.

    Raises:
        Unavailable: the import is at work, and may still bring what it has in hand; to be tried again.
    """
    if not (event.completed and event.with_data):
        return
    # The removal may overtake the completion: the import is then cancelled before it is asked for.
    await store.imports.record(request_of(event, files=(), evidence=None), now)
    record = await store.imports.get(import_id_of(event.download_id))
    if record.state in _OVER:
        return
    if record.state is ImportState.RUNNING:
        raise Unavailable(f"The import of {event.name} is at work")
    by = "A person removed the download" if event.by_person else "The download was removed"
    reason = Block(reason=BlockReason.DOWNLOAD_REMOVED, detail=f"{by} before it was imported")
    await store.imports.cancel(record.id, reason, now)
    if record.title_id:
        store.emit(
            ImportCancelled(
                title_id=record.title_id,
                import_id=record.id,
                download_id=event.download_id,
                name=record.request.name,
                targets=record.request.targets,
            )
        )
