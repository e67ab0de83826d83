"""Takes releases that were held: when they are due, or when a person does not want to wait."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from contracts.envelope import Cause
from contracts.indexer.events import HeldReleaseDropped
from contracts.indexer.held_asks import TakeHeldRelease
from contracts.indexer.values import SearchOrigin
from contracts.message import Done
from indexer.app.findings import Findings
from indexer.app.load_case import load_case
from indexer.app.ports import KeptRelease, Records
from indexer.app.take_best import Progress, TakingPorts, take_best
from indexer.app.views import view_release
from indexer.domain.announced import with_announcers
from indexer.domain.circumstances import Case
from indexer.domain.holding import Held, is_waiting, lifted_at
from indexer.domain.pauses import MAX_TRIES_A_DAY
from indexer.domain.search import Search
from indexer.domain.verdicts import Judged
from kit.errors import Conflict, NotFound

AT_ONCE = 50


@dataclass(frozen=True, slots=True)
class _Judging:
    """A held release as it is judged now."""

    search: Search
    findings: Findings
    open: tuple[UUID, ...]

    @property
    def judged(self) -> Judged:
        return self.findings.all[0]


async def take_due_releases(*, ports: TakingPorts) -> None:
    """Those whose time has come. A process that dies over it has leased them only; they come again."""
    async with ports.store.begin(Cause.fresh()) as records:
        due = await records.held.claim_due(ports.clock(), AT_ONCE)
    for release_id in dict.fromkeys(row.release_id for row in due):
        async with ports.store.begin(Cause.fresh()) as records:
            rows = await records.held.of_release(release_id)
        if rows:
            await _take_due(rows, ports)


async def take_held_release(ask: TakeHeldRelease, *, cause: Cause, ports: TakingPorts) -> Done:
    """A person takes it now.

    Raises:
        NotFound: it is not held any more.
        Conflict: it is rejected now, or can't be fetched; it stays held.
    """
    async with ports.store.begin(cause) as records:
        rows = await records.held.of_release(ask.release_id)
    if not rows:
        raise NotFound(f"The release {ask.release_id} is not held any more", advice="List the held releases")
    rows = [replace(row, cause=cause) for row in rows]
    judging, progress = await _take(rows, ports, by_person=True)
    if not (progress and progress.taken):
        reasons = _why_not(judging, rows[0].target_id)
        raise Conflict(f"The release can't be taken: {reasons}", advice="Let it go, or search for another one")
    return Done()


async def _take_due(rows: Sequence[Held], ports: TakingPorts) -> None:
    judging, progress = await _take(rows, ports, by_person=False)
    left = [row for row in rows if not (progress and row.target_id in progress.taken)]
    if left:
        async with ports.store.begin(left[0].cause) as records:
            await _settle(left, judging, progress.later if progress else {}, records, ports.clock())


async def _take(
    rows: Sequence[Held], ports: TakingPorts, *, by_person: bool
) -> tuple[_Judging | None, Progress | None]:
    now = ports.clock()
    async with ports.store.begin(rows[0].cause) as records:
        kept = await records.releases.find(rows[0].release_id)
        case = await load_case(rows[0].title_id, asked_by_person=by_person, records=records, now=now)
        indexers = {indexer.id: indexer for indexer in await records.indexers.list_all()}
    if kept is None or case is None:
        return None, None
    judging = _judge(rows, kept, case, now)
    known = {target.id: target for target in case.targets}
    progress = Progress(
        open={target_id: known[target_id] for target_id in judging.open},
        counts={target.id: target.season_episode_count for target in case.targets},
    )
    known_or_not = with_announcers(kept.found, indexers)
    await take_best(judging.search, judging.findings, progress, indexers=known_or_not, ports=ports)
    return judging, progress


def _judge(rows: Sequence[Held], kept: KeptRelease, case: Case, now: datetime) -> _Judging:
    since = {row.target_id: row.waiting_since for row in rows}
    targets = [replace(one, held_since=since[one.id]) for one in case.targets if one.id in since]
    findings = Findings(replace(case, targets=targets))
    findings.judge_again(kept.found, now)
    still_open = tuple(
        one.id
        for one in targets
        if one.coming is None and (case.asked_by_person or (one.monitored and one.tries_today < MAX_TRIES_A_DAY))
    )
    search = Search(kept.search_id, rows[0].title_id, SearchOrigin.AUTOMATIC, rows[0].cause, now)
    return _Judging(search, findings, still_open)


async def _settle(
    left: Sequence[Held], judging: _Judging | None, later: Mapping[UUID, datetime], records: Records, now: datetime
) -> None:
    """What has to wait on is held on; the rest is let go, and its targets are searched for."""
    waiting = [held_on for row in left if (held_on := _held_on(row, judging, later, now))]
    await records.held.hold(waiting)
    kept = {row.target_id for row in waiting}
    dropped = [row for row in left if row.target_id not in kept]
    if not dropped:
        return
    await records.held.drop([row.target_id for row in dropped])
    await records.targets.plan_at_latest([row.target_id for row in dropped], now)
    if judging:
        view = view_release(judging.judged, judging.search.id)
        await records.releases.save(judging.search, [judging.judged], [view])
        await records.decisions.save([judging.judged])
        await tell_dropped(dropped, view.name, _why_not(judging, dropped[0].target_id), records)


def _held_on(row: Held, judging: _Judging | None, later: Mapping[UUID, datetime], now: datetime) -> Held | None:
    """Until its delay is over, or the indexer may be asked for it again."""
    if judging and is_waiting(judging.judged, row.target_id):
        return replace(row, due_at=max(lifted_at(judging.judged, row.target_id) or now, now))
    return replace(row, due_at=later[row.target_id]) if row.target_id in later else None


def _why_not(judging: _Judging | None, target_id: UUID) -> str:
    if judging is None:
        return "it is not kept any more"
    refused = judging.judged.refusals.get(target_id, judging.judged.rejections)
    return "; ".join(rejection.reason for rejection in refused[:5]) or "it could not be fetched, or is under way"


async def tell_dropped(dropped: Sequence[Held], name: str, reason: str, records: Records) -> None:
    """Say that a release is no longer held, and why."""
    refs = await records.refs.find_refs([row.target_id for row in dropped])
    records.emit(
        HeldReleaseDropped(
            release_id=dropped[0].release_id,
            title_id=dropped[0].title_id,
            name=name,
            targets=tuple(refs.values()),
            reason=reason,
        )
    )
