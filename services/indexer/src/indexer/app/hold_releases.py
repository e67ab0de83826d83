"""Holds what delay profiles keep back, the best for each target."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from contracts.indexer.events import ReleaseHeld
from contracts.values import TargetRef
from indexer.app.findings import Findings
from indexer.app.ports import Records
from indexer.domain.circumstances import Case
from indexer.domain.holding import Held, is_waiting, lifted_at, once_waited
from indexer.domain.search import Search
from indexer.domain.selection import Pick, pick_all
from indexer.domain.verdicts import Judged, judge_found
from indexer.domain.wanted import KnownTarget


async def hold_releases(
    search: Search, findings: Findings, still_open: Sequence[KnownTarget], *, records: Records, now: datetime
) -> frozenset[UUID]:
    """Gives the targets for which something is held, from before or from now on.

    A better one takes the place of what is held, and is due when that was: waiting does not begin anew.
    """
    targets = {target.id: target for target in still_open}
    before = {row.target_id: row for row in await records.held.of_targets(targets)}
    waiting = [one for one in findings.all if any(is_waiting(one, target_id) for target_id in targets)]
    if not waiting:
        return frozenset(before)
    stored = await _judged_before(before, findings.case, records, now)
    candidates = [*stored, *(once_waited(one, accepted_too=False) for one in waiting)]
    picks = pick_all(candidates, targets, {target.id: target.season_episode_count for target in still_open})
    originals = {one.found.release_id: one for one in waiting}
    changed = [
        _held(search, originals[release_id], target_id, before.get(target_id), now)
        for target_id, pick in picks.items()
        if (release_id := pick.judged.found.release_id) in originals
    ]
    await records.held.hold(changed)
    _tell(changed, {target_id: target.ref for target_id, target in targets.items()}, picks, records)
    return frozenset(before) | {row.target_id for row in changed}


async def _judged_before(before: Mapping[UUID, Held], case: Case, records: Records, now: datetime) -> list[Judged]:
    """What is held already, judged anew: it stands first among equals."""
    kept = await records.releases.find_many({row.release_id for row in before.values()})
    return [once_waited(judge_found(one.found, case, now), accepted_too=True) for one in kept]


def _held(search: Search, one: Judged, target_id: UUID, before: Held | None, now: datetime) -> Held:
    since, due_at = min(one.offer.published_at or now, now), lifted_at(one, target_id) or now
    return Held(
        target_id=target_id,
        release_id=one.found.release_id,
        title_id=search.title_id,
        held_at=now,
        waiting_since=min(since, before.waiting_since) if before else since,
        due_at=min(due_at, before.due_at) if before else due_at,
        cause=search.cause,
    )


def _tell(
    changed: Collection[Held], refs: Mapping[UUID, TargetRef], picks: Mapping[UUID, Pick], records: Records
) -> None:
    for release_id in dict.fromkeys(row.release_id for row in changed):
        own = [row for row in changed if row.release_id == release_id]
        pick = picks[own[0].target_id]
        records.emit(
            ReleaseHeld(
                release_id=release_id,
                title_id=own[0].title_id,
                name=pick.judged.found.offer.name,
                targets=tuple(refs[row.target_id] for row in own),
                due_at=min(row.due_at for row in own),
                reason=pick.reason,
            )
        )
