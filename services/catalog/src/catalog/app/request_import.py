"""Turns a finished download into an import."""

from datetime import datetime
from uuid import UUID, uuid5

from catalog.app.ports import Store
from contracts.catalog.commands import DownloadedFile, ImportRequested
from contracts.downloader.events import DownloadCompleted, DownloadEvent
from contracts.ids import NAMESPACE
from contracts.values import Evidence, RootedPath


async def request_import(event: DownloadCompleted, *, store: Store, now: datetime) -> None:
    """Write it into the journal and ask for it. One download is one import."""
    request = request_of(event, files=event.files, evidence=event.evidence)
    await store.imports.record(request, now)
    store.emit(request)


def request_of(
    event: DownloadEvent, *, files: tuple[DownloadedFile, ...], evidence: Evidence | None
) -> ImportRequested:
    """The import that an event of a download is about."""
    return ImportRequested(
        import_id=import_id_of(event.download_id),
        download_id=event.download_id,
        name=_storable(event.name),
        files=tuple(_named(file) for file in files),
        targets=event.targets,
        evidence=evidence,
    )


def _named(file: DownloadedFile) -> DownloadedFile:
    return file.model_copy(update={"path": RootedPath(root=file.path.root, path=_storable(file.path.path))})


def _storable(text: str) -> str:
    """The database takes no NUL; no file has one in its name either, so that such a file is missing."""
    return text.replace("\x00", "\ufffd")


def import_id_of(download_id: UUID) -> UUID:
    """The import that a download leads to."""
    return uuid5(NAMESPACE, f"import:{download_id}")
