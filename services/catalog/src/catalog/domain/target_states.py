"""The state of every target of a title, and what changed since the last look."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from catalog.domain.availability import movie_due_at
from catalog.domain.titles import Episode, Slot, Target, Title
from contracts.catalog.values import SeasonCount, TargetState
from contracts.ids import target_id
from contracts.values import TitleKind


class Turn(StrEnum):
    """What a change means to those who search, and where a target stands that nothing is searched for."""

    WANTED = "wanted"
    UPGRADABLE = "upgradable"
    UNMONITORED = "unmonitored"
    POSTPONED = "postponed"
    REMOVED = "removed"
    UNAIRED = "unaired"


_IDLE = {TargetState.UNMONITORED: Turn.UNMONITORED, TargetState.UNAIRED: Turn.UNAIRED}
_COUNTED = frozenset({TargetState.WANTED, TargetState.SATISFIED})
_Item = tuple[UUID, UUID | None, bool, datetime | None]
"""Id of what is kept, episode if it is one, whether it is monitored, when it can be had."""


@dataclass(frozen=True, slots=True)
class TargetChanges:
    """`added` and `changed` are to be stored, `removed` to be deleted; `turns` are what searchers must hear of, each by
    itself; `listed` are those that they only need to know: new or changed ones without a file that are not wanted.
    """

    targets: tuple[Target, ...]
    added: tuple[Target, ...]
    changed: tuple[Target, ...]
    removed: tuple[Target, ...]
    turns: tuple[tuple[Target, Turn], ...]
    listed: tuple[tuple[Target, Turn], ...]


def state_of(*, monitored: bool, due_at: datetime | None, file_id: UUID | None, now: datetime) -> TargetState:
    """The whole state machine: a file satisfies, monitoring wants, and the air time decides from when."""
    if file_id:
        return TargetState.SATISFIED
    if not monitored:
        return TargetState.UNMONITORED
    return TargetState.WANTED if due_at and due_at <= now else TargetState.UNAIRED


def settle(
    title: Title,
    slots: Sequence[Slot],
    episodes: Sequence[Episode],
    known: Iterable[Target],
    now: datetime,
    *,
    list_all: bool = False,
) -> TargetChanges:
    """Compare the targets that there are with those that should be. `list_all` lists also what did not change."""
    before = {target.id: target for target in known}
    after = tuple(_targets(title, slots, episodes, before, now))
    removed = tuple(before[gone] for gone in before.keys() - {target.id for target in after})
    turns = (*_turns(before, after), *((t, Turn.REMOVED) for t in removed if t.state is TargetState.WANTED))
    told = {target.id for target, _ in turns}
    fresh = [target for target in after if list_all or target != before.get(target.id)]
    listed = (*idle(fresh), *((target, Turn.REMOVED) for target in removed))
    return TargetChanges(
        targets=after,
        added=tuple(target for target in after if target.id not in before),
        changed=tuple(target for target in after if target.id in before and target != before[target.id]),
        removed=removed,
        turns=turns,
        listed=tuple((target, turn) for target, turn in listed if target.id not in told),
    )


def idle(targets: Iterable[Target]) -> Iterator[tuple[Target, Turn]]:
    """Those that have no file and are not wanted, and why."""
    for target in targets:
        if turn := _IDLE.get(target.state):
            yield target, turn


def _targets(
    title: Title, slots: Sequence[Slot], episodes: Sequence[Episode], before: dict[UUID, Target], now: datetime
) -> Iterator[Target]:
    if title.kind is TitleKind.MOVIE:
        items: list[_Item] = [(title.id, None, True, movie_due_at(title))]
    else:
        items = [(episode.id, episode.id, episode.monitored, episode.air_at) for episode in episodes]
    for slot in slots:
        for item_id, episode_id, monitored, due_at in items:
            identity = target_id(slot.id, item_id)
            known = before.get(identity)
            file_id = known.file_id if known else None
            watched = title.monitored and slot.monitored and monitored
            state = state_of(monitored=watched, due_at=due_at, file_id=file_id, now=now)
            yield Target(identity, slot.id, episode_id, state, due_at, file_id, watched)


def _turns(before: dict[UUID, Target], after: tuple[Target, ...]) -> Iterator[tuple[Target, Turn]]:
    for target in after:
        if turn := _turn(before.get(target.id), target):
            yield target, turn


def _turn(old: Target | None, new: Target) -> Turn | None:
    before = old.state if old else None
    if old and before is TargetState.SATISFIED and new.state is TargetState.SATISFIED:
        if old.monitored == new.monitored:
            return None
        return Turn.UPGRADABLE if new.monitored else Turn.UNMONITORED
    if new.state is TargetState.WANTED:
        return None if before is TargetState.WANTED else Turn.WANTED
    if before not in (TargetState.WANTED, TargetState.SATISFIED):
        return None
    return {TargetState.UNMONITORED: Turn.UNMONITORED, TargetState.UNAIRED: Turn.POSTPONED}.get(new.state)


def with_file(target: Target, file_id: UUID) -> Target:
    """The target once it has its file."""
    return replace(target, state=TargetState.SATISFIED, file_id=file_id)


@dataclass(frozen=True, slots=True)
class Counters:
    """Of a title, as lists show them."""

    targets: int
    satisfied: int
    next_air_at: datetime | None
    seasons: tuple[SeasonCount, ...] = ()


def count(targets: Sequence[Target], episodes: Sequence[Episode]) -> Counters:
    """What there is of those that could be there by now, in all and by season."""
    there = [target for target in targets if target.state in _COUNTED]
    satisfied = sum(target.state is TargetState.SATISFIED for target in there)
    coming = [t.due_at for t in targets if t.state is TargetState.UNAIRED and t.due_at]
    return Counters(len(there), satisfied, min(coming, default=None), tuple(_by_season(there, episodes)))


def _by_season(targets: Sequence[Target], episodes: Sequence[Episode]) -> Iterator[SeasonCount]:
    """In order, the specials last."""
    season_of = {episode.id: episode.season for episode in episodes}
    states: dict[int, list[TargetState]] = defaultdict(list)
    for target in targets:
        if target.episode_id in season_of:
            states[season_of[target.episode_id]].append(target.state)
    for number in sorted(states, key=lambda season: (season == 0, season)):
        own = states[number]
        yield SeasonCount(number=number, targets=len(own), satisfied=own.count(TargetState.SATISFIED))
