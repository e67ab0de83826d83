"""Forgets a slot."""

from catalog.app.ports import Store
from catalog.app.referring import Announcer, title_facts
from catalog.domain.target_states import Turn, count
from contracts.catalog.asks import RemoveSlot
from contracts.catalog.events import TitleUpdated
from contracts.catalog.values import TargetState
from contracts.message import Done
from kit.errors import Conflict


async def remove_slot(ask: RemoveSlot, *, store: Store) -> Done:
    """Its targets go with it.

    Raises:
        Conflict: it holds files, or it is the title's last one.
        NotFound: there is no such slot.
    """
    slot = await store.slots.get(ask.slot_id)
    title = await store.titles.get(slot.title_id)
    slots = await store.slots.of_title(title.id)
    targets = await store.targets.of_title(title.id)
    own = [target for target in targets if target.slot_id == slot.id]
    if len(slots) == 1:
        raise Conflict(f"{slot.name} is the only slot of {title.name}", advice="Remove the title instead")
    if any(target.file_id for target in own):
        raise Conflict(f"{slot.name} holds files", advice="Remove its files first")
    if await store.imports.is_running(title.id):
        raise Conflict(f"An import of {title.name} is at work", advice="Try again in a moment")
    episodes = await store.episodes.of_title(title.id)
    announcer = Announcer(title, slots, episodes)
    await store.targets.remove([target.id for target in own])
    await store.slots.remove(slot.id)
    await store.titles.count(title.id, count([target for target in targets if target not in own], episodes))
    store.emit(
        TitleUpdated(title_id=title.id, facts=title_facts(title), changes=("slots",)),
        *(announcer.unwanted(target, Turn.REMOVED) for target in own if target.state is TargetState.WANTED),
        *announcer.listed([(target, Turn.REMOVED) for target in own if target.state is not TargetState.WANTED]),
    )
    return Done()
