"""What the catalog says of a target."""

from datetime import datetime
from uuid import UUID

from contracts.catalog.events import TargetSatisfied, TargetUnwanted, TargetWanted
from contracts.envelope import Cause
from indexer.app.ports import Records, WantedChange


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
    )
    if await records.targets.apply(change) and event.search:
        await records.targets.plan_gathered(event.target, now)


async def note_satisfied(event: TargetSatisfied, *, event_id: UUID, cause: Cause, records: Records) -> None:
    """Remember what is in place; nothing is searched for any more."""
    change = WantedChange(ref=event.target, as_of=event_id, cause=cause, wanted=False, current=event.evidence)
    await records.targets.apply(change)


async def note_unwanted(event: TargetUnwanted, *, event_id: UUID, cause: Cause, records: Records) -> None:
    """Nothing is searched for any more; what is on its way may still come."""
    await records.targets.apply(WantedChange(ref=event.target, as_of=event_id, cause=cause, wanted=False))
