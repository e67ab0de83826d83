"""Takes the best of what a search found, until nothing is open or nothing acceptable is left."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from contracts.indexer.events import GrabFailed
from contracts.indexer.values import SearchOrigin
from contracts.values import TargetRef
from indexer.app.fetch_release import Fetched, fetch_release
from indexer.app.findings import Findings
from indexer.app.ports import Clock, Fetcher, Store
from indexer.app.take_release import take_release
from indexer.app.take_turn import take_grab_turn
from indexer.app.views import view_release
from indexer.domain.budget import Purpose
from indexer.domain.evidence import freeze
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.indexer import Indexer
from indexer.domain.search import Search
from indexer.domain.selection import Pick, pick_next
from indexer.domain.wanted import KnownTarget

MAX_FETCH_FAILURES = 10


@dataclass(slots=True)
class Progress:
    """What of a search's targets is open and what was taken. A target is closed when something is on its way for it.

    `later` is when indexers may be asked again for what their limits kept from being fetched.
    """

    open: dict[UUID, KnownTarget]
    counts: Mapping[UUID, int | None]
    taken: set[UUID] = field(default_factory=set)
    grabbed: list[str] = field(default_factory=list)
    unfetchable: set[UUID] = field(default_factory=set)
    later: dict[UUID, datetime] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TakingPorts:
    """What taking needs."""

    store: Store
    fetcher: Fetcher
    clock: Clock


async def take_best(
    search: Search,
    findings: Findings,
    progress: Progress,
    *,
    indexers: Mapping[UUID, Indexer],
    ports: TakingPorts,
) -> None:
    """Pick, fetch, take; what can't be fetched is told and passed by."""
    purpose = Purpose.FEED if search.origin is SearchOrigin.AUTOMATIC else Purpose.PERSON
    take_turn = partial(take_grab_turn, purpose=purpose, cause=search.cause, store=ports.store, clock=ports.clock)
    while len(progress.unfetchable) < MAX_FETCH_FAILURES:
        usable = [one for one in findings.all if one.found.release_id not in progress.unfetchable]
        pick = pick_next(usable, progress.open, progress.counts)
        if pick is None:
            return
        targets = [progress.open[target_id] for target_id in pick.target_ids]
        try:
            fetched = await fetch_release(
                pick.judged.found,
                pick.target_ids,
                bans=findings.case.bans,
                indexers=indexers,
                fetcher=ports.fetcher,
                take_turn=take_turn,
            )
        except IndexerFailure as failure:
            progress.unfetchable.add(pick.judged.found.release_id)
            _note_limit(progress, pick, failure, ports.clock())
            await _tell(search, pick, targets, failure, ports)
        else:
            taken = await _take(search, pick, targets, fetched, ports)
            _close(progress, pick, taken)


def _note_limit(progress: Progress, pick: Pick, failure: IndexerFailure, now: datetime) -> None:
    if failure.retry_after_seconds is None:
        return
    at = now + timedelta(seconds=failure.retry_after_seconds)
    for target_id in pick.target_ids:
        progress.later[target_id] = min(at, progress.later.get(target_id, at))


async def _take(
    search: Search, pick: Pick, targets: list[KnownTarget], fetched: Fetched, ports: TakingPorts
) -> tuple[TargetRef, ...]:
    """What got a file while the release was judged and fetched is left alone: it was judged beside another one."""
    async with ports.store.begin(search.cause) as records:
        unchanged = await records.targets.lock_unchanged(targets)
        await records.releases.save(search, [pick.judged], [view_release(pick.judged, search.id)])
        return await take_release(
            pick.judged.found,
            fetched,
            [target.ref for target in targets if target.id in unchanged],
            freeze(pick.judged.verdicts[pick.target_ids[0]]),
            reason=pick.reason,
            search_id=search.id,
            records=records,
            now=ports.clock(),
        )


def _close(progress: Progress, pick: Pick, taken: tuple[TargetRef, ...]) -> None:
    for target_id in pick.target_ids:
        progress.open.pop(target_id, None)
    progress.taken.update(ref.target_id for ref in taken)
    if taken:
        progress.grabbed.append(pick.judged.found.offer.name)


async def _tell(
    search: Search, pick: Pick, targets: list[KnownTarget], failure: IndexerFailure, ports: TakingPorts
) -> None:
    found = pick.judged.found
    failed = GrabFailed(
        release_id=found.release_id,
        title_id=search.title_id,
        name=found.offer.name,
        indexer=found.offer.indexer,
        targets=tuple(target.ref for target in targets),
        error=failure.detail,
    )
    async with ports.store.begin(search.cause) as records:
        await records.releases.save(search, [pick.judged], [view_release(pick.judged, search.id)])
        if failure.kind is not FailureKind.LIMITED:
            await records.releases.mark_failed(found.release_id)
        records.emit(failed)
