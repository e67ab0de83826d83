"""Does to one title what a change of many wants."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from catalog.app.edit_slot import edit_slot
from catalog.app.edit_title import change_title
from catalog.app.ports import Begin, Disk, ImageFiles, Store
from catalog.app.remove_title import remove_title
from catalog.domain.titles import Slot
from contracts.catalog.asks import EditSlot, EditTitle, RemoveTitle
from contracts.catalog.bulk_values import BulkAction, BulkChange


@dataclass(frozen=True, slots=True)
class BulkTools:
    """What a change of many titles works with."""

    begin: Begin
    disk: Disk
    images: ImageFiles
    keep_days: int


async def change_selected(title_id: UUID, change: BulkChange, *, tools: BulkTools, now: datetime) -> None:
    """The same as the change of that one title would be; a title that is so already is left alone.

    Raises:
        NotFound: the title is gone.
        Conflict: something is at work on it.
    """
    if change.action is BulkAction.REMOVE:
        ask = RemoveTitle(title_id=title_id, remove_files=change.remove_files)
        days = tools.keep_days
        await remove_title(ask, begin=tools.begin, disk=tools.disk, images=tools.images, now=now, keep_days=days)
        return
    async with tools.begin() as store:
        await _CHANGES[change.action](title_id, change, store, now)


async def _monitor(title_id: UUID, change: BulkChange, store: Store, now: datetime) -> None:
    monitored = change.action is BulkAction.MONITOR
    await change_title(EditTitle(title_id=title_id, monitored=monitored, search=change.search), store=store, now=now)


async def _set_profile(title_id: UUID, change: BulkChange, store: Store, now: datetime) -> None:
    for slot in _picked(await store.slots.of_title(title_id), change.slot):
        await edit_slot(EditSlot(slot_id=slot.id, profile_id=change.profile_id), store=store, now=now)


def _picked(slots: Sequence[Slot], name: str | None) -> Sequence[Slot]:
    """Those of a name, or the first."""
    if name is None:
        return slots[:1]
    return [slot for slot in slots if slot.name.lower() == name.strip().lower()]


_CHANGES: Mapping[BulkAction, Callable[[UUID, BulkChange, Store, datetime], Awaitable[None]]] = {
    BulkAction.MONITOR: _monitor,
    BulkAction.UNMONITOR: _monitor,
    BulkAction.SET_PROFILE: _set_profile,
}
