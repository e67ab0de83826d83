"""Releases that only time keeps from being taken."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.envelope import Cause
from indexer.domain.verdicts import Judged
from releases.judging.rejection import Reason

_WAITS = frozenset({Reason.DELAYED, Reason.MINIMUM_AGE})


@dataclass(frozen=True, slots=True)
class Held:
    """A release that is held for a target until it is due. There is one for a target.

    `waiting_since` is when the first one came out that was held for it: what replaces it does not begin to wait anew.
    """

    target_id: UUID
    release_id: UUID
    title_id: UUID
    held_at: datetime
    waiting_since: datetime
    due_at: datetime
    cause: Cause


def is_waiting(one: Judged, target_id: UUID) -> bool:
    """Whether nothing but a delay speaks against it."""
    if not one.refusals.get(target_id) or any(refusal.permanent for refusal in one.refusals[target_id]):
        return False
    return all(rejection.reason in _WAITS for rejection in one.verdicts[target_id].rejections)


def once_waited(one: Judged, *, accepted_too: bool) -> Judged:
    """The same as it will be when its wait is over, for the targets that it waits for (or that accept it now)."""
    refusals = {
        target_id: ()
        for target_id, refused in one.refusals.items()
        if is_waiting(one, target_id) or (accepted_too and not refused)
    }
    return one._replace(refusals=refusals)


def lifted_at(one: Judged, target_id: UUID) -> datetime | None:
    """When every reason against it has passed; None when one of them stays."""
    if not one.refusals.get(target_id) or any(refusal.permanent for refusal in one.refusals[target_id]):
        return None
    times = [rejection.until for rejection in one.verdicts[target_id].rejections]
    known = [at for at in times if at]
    return max(known) if known and len(known) == len(times) else None


def awaited(judged: Iterable[Judged], target_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When the first release of each target may be taken that only time keeps from it; others are left out."""
    due: dict[UUID, datetime] = {}
    for one in judged:
        for target_id in one.verdicts.keys() & set(target_ids):
            if until := lifted_at(one, target_id):
                due[target_id] = min(until, due.get(target_id, until))
    return due
