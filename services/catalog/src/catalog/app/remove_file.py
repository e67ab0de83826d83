"""Takes a media file out of its library."""

from datetime import datetime, timedelta
from pathlib import Path

from catalog.app.ports import Begin, Disk
from catalog.app.recycling import bin_folder, recycle, recycled_item, removed_event
from catalog.app.settle_targets import Why, settle_targets
from contracts.catalog.asks import RemoveFile
from contracts.catalog.values import WantedReason
from contracts.message import Done
from kit.errors import Conflict

REASON = "removed_by_person"


async def remove_file(ask: RemoveFile, *, begin: Begin, disk: Disk, now: datetime, keep_days: int) -> Done:
    """It goes to the recycle bin; its targets become wanted again when they are monitored.

    Raises:
        Conflict: an import of the title is at work.
        NotFound: there is no such file.
    """
    async with begin() as store:
        file = await store.files.get(ask.file_id)
        root = Path((await store.libraries.get(file.library_id)).root)
        if await store.imports.is_running(file.title_id):
            raise Conflict("An import of the title is at work", advice="Try again in a moment")
    folder = bin_folder(file.id)
    await recycle(file, root, folder, disk=disk)
    async with begin() as store:
        title = await store.titles.get(file.title_id)
        await store.recycle_bin.add([recycled_item(file, title.name, folder, REASON, now=now, days=keep_days)])
        await store.files.remove([file.id])
        # Whoever removed the file did not ask for another one at once: it waits for the next round.
        why = Why(WantedReason.FILE_REMOVED, search=False)
        events = await settle_targets(title, why, store=store, now=now)
        store.emit(removed_event(file, REASON, now + timedelta(days=keep_days)), *events)
    return Done()
