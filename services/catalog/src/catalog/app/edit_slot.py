"""Changes a slot."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from catalog.app.ports import Store
from catalog.app.referring import Announcer, title_facts
from catalog.app.settle_targets import Why, settle_targets
from catalog.domain.target_states import idle
from catalog.domain.titles import Slot, Title
from contracts.catalog.asks import EditSlot
from contracts.catalog.events import TargetWanted, TitleUpdated
from contracts.catalog.values import SlotView, TargetState, WantedReason
from contracts.message import Event


async def edit_slot(ask: EditSlot, *, store: Store, now: datetime) -> SlotView:
    """Files keep their names. With another profile, all that the slot wants or holds is judged anew by searchers.

    Raises:
        Conflict: the title has a slot of that name.
        NotFound: there is no such slot.
    """
    title = await store.titles.get((await store.slots.get(ask.slot_id)).title_id)
    before = await store.slots.get(ask.slot_id)
    slot = replace(
        before,
        name=(ask.name or "").strip() or before.name,
        profile_id=None if ask.forget_profile else ask.profile_id or before.profile_id,
        monitored=before.monitored if ask.monitored is None else ask.monitored,
    )
    if slot != before:
        await store.slots.change(slot)
        events = await settle_targets(title, Why(WantedReason.MONITORED), store=store, now=now)
        if slot.profile_id != before.profile_id:
            events = (*events, *await _judged_anew(title, slot, events, store))
        store.emit(TitleUpdated(title_id=title.id, facts=title_facts(title), changes=("slots",)), *events)
    return await store.slots.view(slot.id)


async def _judged_anew(title: Title, slot: Slot, told: Sequence[Event], store: Store) -> Sequence[Event]:
    episodes = await store.episodes.of_title(title.id)
    announcer = Announcer(title, [slot], episodes)
    files = {file.id: file for file in await store.files.of_title(title.id)}
    already = {event.target.target_id for event in told if isinstance(event, TargetWanted)}

    def changed() -> Iterator[Event]:
        for target in targets:
            if target.slot_id != slot.id or target.id in already:
                continue
            if target.state in (TargetState.WANTED, TargetState.SATISFIED) and target.monitored:
                file = files[target.file_id] if target.file_id else None
                yield announcer.wanted(target, WantedReason.CHANGED, file=file)

    targets = await store.targets.of_title(title.id)
    listed = [one for one in idle(targets) if one[0].slot_id == slot.id]
    return (*changed(), *announcer.listed(listed))
