"""Forgets a title."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from catalog.app.ports import Begin, Disk, ImageFiles, Store
from catalog.app.recycling import bin_folder, recycle, recycled_item, removed_event
from catalog.domain.titles import MediaFile, Title
from contracts.catalog.asks import RemoveTitle
from contracts.catalog.events import TitleRemoved
from contracts.message import Done
from kit.errors import Conflict

REASON = "title_removed"


async def remove_title(
    ask: RemoveTitle, *, begin: Begin, disk: Disk, images: ImageFiles, now: datetime, keep_days: int
) -> Done:
    """With `remove_files` its files go to the recycle bin first, so that a crash leaves nothing unknown behind.

    Raises:
        Conflict: an import of the title is at work.
        NotFound: there is no such title.
    """
    async with begin() as store:
        title = await store.titles.get(ask.title_id)
        root = Path((await store.libraries.get(title.library_id)).root)
        files = await store.files.of_title(title.id) if ask.remove_files else ()
        if await store.imports.is_running(title.id):
            raise Conflict(f"An import of {title.name} is at work", advice="Try again in a moment")
    for file in files:
        await recycle(file, root, bin_folder(file.id), disk=disk)
    async with begin() as store:
        left = await _forget(await store.titles.get(title.id), files, ask, store=store, now=now, keep_days=keep_days)
    await images.forget(left)
    return Done()


async def _forget(
    title: Title, files: Sequence[MediaFile], ask: RemoveTitle, *, store: Store, now: datetime, keep_days: int
) -> Sequence[UUID]:
    items = [recycled_item(file, title.name, bin_folder(file.id), REASON, now=now, days=keep_days) for file in files]
    await store.recycle_bin.add(items)
    left = [image.id for image in await store.images.of_title(title.id)]
    await store.titles.remove(title.id)
    until = now + timedelta(days=keep_days)
    store.emit(
        *(removed_event(file, REASON, until) for file in files),
        TitleRemoved(title_id=title.id, kind=title.kind, name=title.name, files_removed=ask.remove_files),
    )
    return left
