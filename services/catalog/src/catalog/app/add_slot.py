"""Keeps one more version of a title."""

from datetime import datetime

from catalog.app.add_title import MAX_SLOTS
from catalog.app.ports import Store
from catalog.app.referring import title_facts
from catalog.app.settle_targets import Why, settle_targets
from catalog.domain.titles import Slot
from contracts.catalog.asks import AddSlot
from contracts.catalog.events import TitleUpdated
from contracts.catalog.values import SlotView, WantedReason
from contracts.ids import new_id
from kit.errors import Conflict, InvalidInput


async def add_slot(ask: AddSlot, *, store: Store, now: datetime) -> SlotView:
    """Every monitored episode, or the movie, becomes a target of the new slot.

    Raises:
        Conflict: the title has a slot of that name, or enough of them.
        NotFound: there is no such title.
    """
    title = await store.titles.get(ask.title_id)
    slots = await store.slots.of_title(title.id)
    name = ask.slot.name.strip()
    if not name:
        raise InvalidInput("A slot needs a name")
    if len(slots) >= MAX_SLOTS:
        raise Conflict(f"{title.name} has {len(slots)} slots already")
    if name.casefold() in {slot.name.casefold() for slot in slots}:
        raise Conflict(f"{title.name} has a slot called {name} already")
    library = await store.libraries.get(title.library_id)
    position = max((slot.position for slot in slots), default=-1) + 1
    slot = Slot(new_id(), title.id, name, ask.slot.profile_id or library.default_profile_id, position=position)
    await store.slots.add(slot)
    events = await settle_targets(title, Why(WantedReason.ADDED, search=ask.search), store=store, now=now)
    store.emit(TitleUpdated(title_id=title.id, facts=title_facts(title), changes=("slots",)), *events)
    return await store.slots.view(slot.id)
