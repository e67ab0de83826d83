"""Deletes for good what was long enough in the recycle bin."""

from datetime import datetime
from pathlib import Path

from catalog.app.ports import Begin, Disk
from catalog.app.recycling import RECYCLE_FOLDER
from kit.files.roots import confine

BATCH = 100


async def empty_recycle_bin(*, begin: Begin, disk: Disk, now: datetime) -> int:
    """The files first, then their records: a crash in between deletes nothing twice and forgets nothing."""
    async with begin() as store:
        expired = await store.recycle_bin.expired(now, BATCH)
        roots = {library.id: Path(library.root) for library in await store.libraries.all()}
    for item in expired:
        root = roots[item.library_id]
        folder = confine(root, item.folder)
        if item.folder.startswith(f"{RECYCLE_FOLDER}/"):
            await disk.remove_folder(folder, root)
    async with begin() as store:
        await store.recycle_bin.remove([item.id for item in expired])
    return len(expired)
