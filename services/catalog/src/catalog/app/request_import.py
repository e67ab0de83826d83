"""Turns a finished download into an import."""

from datetime import datetime
from uuid import UUID, uuid5

from catalog.app.ports import Store
from contracts.catalog.commands import ImportRequested
from contracts.downloader.events import DownloadCompleted
from contracts.ids import NAMESPACE


async def request_import(event: DownloadCompleted, *, store: Store, now: datetime) -> None:
    """Write it into the journal and ask for it. One download is one import."""
    request = ImportRequested(
        import_id=import_id_of(event.download_id),
        download_id=event.download_id,
        name=event.name,
        files=event.files,
        targets=event.targets,
        evidence=event.evidence,
    )
    await store.imports.record(request, now)
    store.emit(request)


def import_id_of(download_id: UUID) -> UUID:
    """The import that a download leads to."""
    return uuid5(NAMESPACE, f"import:{download_id}")
