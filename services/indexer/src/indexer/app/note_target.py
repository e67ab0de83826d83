"""What the catalog says of a target."""

from datetime import datetime, timedelta
from uuid import UUID

from contracts.catalog.events import TargetSatisfied, TargetUnwanted, TargetWanted
from contracts.catalog.values import WantedReason
from contracts.envelope import Cause
from indexer.app.ports import Records, WantedChange
from indexer.domain.pauses import next_search_at

GATHER = timedelta(milliseconds=20)
GATHER_MANY = timedelta(milliseconds=250)
"""How long to wait for more of the same season, so that one search, and perhaps one pack, serves them all."""
_COME_IN_HEAPS = frozenset({WantedReason.ADDED, WantedReason.MONITORED, WantedReason.CHANGED})


async def note_wanted(event: TargetWanted, *, event_id: UUID, cause: Cause, records: Records, now: datetime) -> None:
    """Remember that a target is wanted, and plan its search. An older event than the one known changes nothing."""
    await records.titles.save(event.facts, event_id)
    change = WantedChange(
        ref=event.target,
        as_of=event_id,
        cause=cause,
        wanted=True,
        current=event.current,
        profile_id=event.profile_id,
        season_episode_count=event.facts.season_episode_count,
        season_ends_at=event.facts.season_ends_at,
    )
    if not await records.targets.apply(change):
        return
    if event.search:
        gather = GATHER_MANY if event.reason in _COME_IN_HEAPS else GATHER
        season_of = event.facts.season_episode_count
        await records.targets.plan_gathered(event.target, now, gather=gather, season_of=season_of)
    else:
        await records.targets.plan_at_latest(event.target.target_id, next_search_at(event.target.target_id, 1, now))


async def note_satisfied(event: TargetSatisfied, *, event_id: UUID, cause: Cause, records: Records) -> None:
    """Remember what is in place; nothing is searched for any more."""
    change = WantedChange(ref=event.target, as_of=event_id, cause=cause, wanted=False, current=event.evidence)
    await records.targets.apply(change)


async def note_unwanted(event: TargetUnwanted, *, event_id: UUID, cause: Cause, records: Records) -> None:
    """Nothing is searched for any more; what is on its way may still come."""
    await records.targets.apply(WantedChange(ref=event.target, as_of=event_id, cause=cause, wanted=False))
