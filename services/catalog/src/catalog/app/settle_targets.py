"""Brings a title's targets in line with what it is now, and tells what that means."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from catalog.app.ports import Store
from catalog.app.referring import Announcer
from catalog.domain.target_states import Turn, count, settle
from catalog.domain.titles import Episode, MediaFile, Target, Title
from contracts.catalog.values import WantedReason
from contracts.message import Event


@dataclass(frozen=True, slots=True)
class Why:
    """Why targets may become wanted, and whether to search for them at once."""

    reason: WantedReason
    search: bool = True


async def settle_targets(
    title: Title, why: Why, *, store: Store, now: datetime, gone: Sequence[Episode] = (), list_all: bool = False
) -> tuple[Event, ...]:
    """Store the targets as they are now; gives the events, which the caller sends after its own.

    The caller holds the title's lock. `gone` are episodes that are removed afterwards. `list_all` tells of all targets
    that are not wanted, also of those that did not change.
    """
    slots = await store.slots.of_title(title.id)
    left = {episode.id for episode in gone}
    episodes = [episode for episode in await store.episodes.of_title(title.id) if episode.id not in left]
    changes = settle(title, slots, episodes, await store.targets.of_title(title.id), now, list_all=list_all)
    await store.targets.remove([target.id for target in changes.removed])
    await store.targets.add(title.id, changes.added)
    await store.targets.change(changes.changed)
    await store.titles.count(title.id, count(changes.targets, episodes))
    announcer = Announcer(title, slots, (*episodes, *gone))
    in_place = await _files_of(title, changes.turns, store)
    turns = (_told(announcer, target, turn, why, in_place) for target, turn in changes.turns)
    return (*turns, *announcer.listed(changes.listed))


async def _files_of(title: Title, turns: Sequence[tuple[Target, Turn]], store: Store) -> Mapping[UUID, MediaFile]:
    if not any(target.file_id for target, _ in turns):
        return {}
    return {file.id: file for file in await store.files.of_title(title.id)}


def _told(announcer: Announcer, target: Target, turn: Turn, why: Why, in_place: Mapping[UUID, MediaFile]) -> Event:
    file = in_place[target.file_id] if target.file_id else None
    if turn is Turn.WANTED:
        return announcer.wanted(target, why.reason, search=why.search)
    if turn is Turn.UPGRADABLE:
        return announcer.wanted(target, WantedReason.MONITORED, search=False, file=file)
    return announcer.unwanted(target, turn, file=file)
