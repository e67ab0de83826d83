"""Releases that only time keeps from being taken."""

from collections.abc import Collection, Iterable
from datetime import datetime
from uuid import UUID

from indexer.domain.verdicts import Judged


def held_until(judged: Iterable[Judged], target_ids: Collection[UUID]) -> dict[UUID, datetime]:
    """When the first held release of each target may be taken; targets for which none is held are left out.

    Searching again then takes the best of what there is by that time, which may be another one.
    """
    due: dict[UUID, datetime] = {}
    for one in judged:
        for target_id in one.verdicts.keys() & set(target_ids):
            until = _until(one, target_id)
            if until and until < due.get(target_id, until.max.replace(tzinfo=until.tzinfo)):
                due[target_id] = until
    return due


def _until(one: Judged, target_id: UUID) -> datetime | None:
    """When every reason against it has passed; None when one of them stays."""
    if not one.refusals[target_id] or any(refusal.permanent for refusal in one.refusals[target_id]):
        return None
    times = [rejection.until for rejection in one.verdicts[target_id].rejections]
    known = [at for at in times if at]
    return max(known) if known and len(known) == len(times) else None
