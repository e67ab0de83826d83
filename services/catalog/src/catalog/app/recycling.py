"""How files leave a library: into the recycle bin at its root, where a rename brings them."""

from datetime import datetime, timedelta
from pathlib import Path, PurePosixPath
from uuid import UUID

from catalog.app.ports import Disk, Recycled
from catalog.domain.titles import MediaFile
from contracts.catalog.events import MediaFileRemoved
from contracts.ids import new_id
from contracts.values import RootedPath
from kit.files.roots import confine

RECYCLE_FOLDER = ".recycle"


def recycled_path(folder: str, path: str) -> str:
    """Where a file lies in its folder of the bin."""
    return f"{folder}/{PurePosixPath(path).name}"


async def recycle(file: MediaFile, root: Path, folder: str, *, disk: Disk) -> None:
    """Move a file and its subtitles to the bin; what is there already, or gone, is left so."""
    for path in (file.path, *file.subtitles):
        await disk.move(confine(root, path), confine(root, recycled_path(folder, path)), root)


def removed_event(file: MediaFile, reason: str, expires_at: datetime) -> MediaFileRemoved:
    """Tells that a file left."""
    return MediaFileRemoved(
        title_id=file.title_id,
        file_id=file.id,
        path=RootedPath(root=f"library:{file.library_id}", path=file.path),
        reason=reason,
        recycled_until=expires_at,
    )


def recycled_item(file: MediaFile, title_name: str, folder: str, reason: str, *, now: datetime, days: int) -> Recycled:
    """The record of a file in the bin."""
    return Recycled(
        id=new_id(),
        library_id=file.library_id,
        title_name=title_name,
        original_path=file.path,
        folder=folder,
        size_bytes=file.size_bytes,
        reason=reason,
        recycled_at=now,
        expires_at=now + timedelta(days=days),
    )


def bin_folder(file_id: UUID) -> str:
    """The folder of a file in the bin; the same when a removal is tried again."""
    return f"{RECYCLE_FOLDER}/{file_id}"
