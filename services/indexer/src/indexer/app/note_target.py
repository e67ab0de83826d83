"""What the catalog says of a target."""

from datetime import datetime, timedelta
from uuid import UUID

from contracts.catalog.events import TargetSatisfied, TargetsListed, TargetUnwanted, TargetWanted
from contracts.catalog.values import ListedTarget, UnwantedReason, WantedReason
from contracts.envelope import Cause
from contracts.values import Evidence
from indexer.app.ports import Records, TargetFacts, WantedChange
from indexer.domain.pauses import next_search_at
from indexer.domain.wanted import is_below_cutoff

GATHER = timedelta(milliseconds=20)
GATHER_MANY = timedelta(seconds=1)
"""How long to wait for more of the same season, so that one search, and perhaps one pack, serves them all. A season
that is wanted whole does not wait; on a busy machine its episodes come some hundred milliseconds apart."""
_COME_IN_HEAPS = frozenset({WantedReason.ADDED, WantedReason.MONITORED, WantedReason.CHANGED})


async def note_wanted(event: TargetWanted, *, event_id: UUID, cause: Cause, records: Records, now: datetime) -> None:
    """Remember that a target is monitored, and plan its search unless the file in place is good enough.

    An older event than the one known changes nothing.
    """
    await records.titles.save(event.facts, event_id)
    wanted = event.current is None or await _may_be_better(event.profile_id, event.current, records)
    change = WantedChange(
        ref=event.target,
        as_of=event_id,
        cause=cause,
        monitored=True,
        wanted=wanted,
        current=event.current,
        file_id=event.file_id,
        facts=_facts(event),
        lost=event.reason is WantedReason.FILE_REMOVED,
    )
    if not await records.targets.apply(change) or not wanted:
        return
    if event.search:
        gather = GATHER_MANY if event.reason in _COME_IN_HEAPS else GATHER
        season_of = event.facts.season_episode_count
        await records.targets.plan_gathered(event.target, now, gather=gather, season_of=season_of)
    else:
        target_id = event.target.target_id
        await records.targets.plan_at_latest([target_id], next_search_at(target_id, 1, now))


async def note_satisfied(
    event: TargetSatisfied, *, event_id: UUID, cause: Cause, records: Records, now: datetime
) -> None:
    """Remember what is in place; something better is searched for while it is below the profile's cut-off."""
    target_id = event.target.target_id
    if event.facts:
        await records.titles.save(event.facts, event_id)
    profile_id = event.profile_id if event.facts else await records.targets.find_profile_id(target_id)
    wanted = event.monitored and await _may_be_better(profile_id, event.evidence, records)
    change = WantedChange(
        ref=event.target,
        as_of=event_id,
        cause=cause,
        monitored=event.monitored,
        wanted=wanted,
        current=event.evidence,
        file_id=event.file_id,
        facts=_facts(event),
    )
    if not await records.targets.apply(change):
        return
    if wanted:
        await records.targets.plan([target_id], next_search_at(target_id, 1, now))
    else:
        await records.held.drop([target_id])


async def note_unwanted(event: TargetUnwanted, *, event_id: UUID, cause: Cause, records: Records) -> None:
    """Nothing is searched for any more; what is on its way may still come. What is postponed stays monitored."""
    change = WantedChange(
        ref=event.target,
        as_of=event_id,
        cause=cause,
        monitored=event.reason is UnwantedReason.POSTPONED,
        wanted=False,
        current=event.current,
        file_id=event.file_id,
        removed=event.reason is UnwantedReason.REMOVED,
    )
    if await records.targets.apply(change):
        await records.held.drop([event.target.target_id])


async def note_listed(event: TargetsListed, *, event_id: UUID, cause: Cause, records: Records) -> None:
    """Remember what nothing is searched for: a person may search for it, and what is monitored may come early."""
    changes = [_listed(one, event_id, cause) for one in event.listed]
    noted = await records.targets.apply_all(changes)
    unmonitored = {change.ref.target_id for change in changes if not change.monitored}
    await records.held.drop(noted & unmonitored)


def _listed(one: ListedTarget, event_id: UUID, cause: Cause) -> WantedChange:
    return WantedChange(
        ref=one.target,
        as_of=event_id,
        cause=cause,
        monitored=one.reason is UnwantedReason.UNAIRED,
        wanted=False,
        facts=TargetFacts(
            profile_id=one.profile_id,
            season_episode_count=one.season_episode_count,
            season_ends_at=one.season_ends_at,
            episode_name=one.episode_name,
            slot_name=one.slot_name,
        ),
        removed=one.reason is UnwantedReason.REMOVED,
    )


async def _may_be_better(profile_id: UUID | None, current: Evidence, records: Records) -> bool:
    return is_below_cutoff(current, await records.profiles.hold(profile_id))


def _facts(event: TargetWanted | TargetSatisfied) -> TargetFacts | None:
    if event.facts is None:
        return None
    return TargetFacts(
        profile_id=event.profile_id,
        season_episode_count=event.facts.season_episode_count,
        season_ends_at=event.facts.season_ends_at,
        episode_name=event.episode_name,
        slot_name=event.slot_name,
    )
