"""Judges offers that nobody searched for (announced, or read in a feed), and takes what is wanted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.indexer.decision_asks import PushRelease
from contracts.indexer.decision_values import PushVerdict
from contracts.indexer.values import RejectionView, SearchOrigin, SearchState
from indexer.app.findings import Findings
from indexer.app.hold_releases import hold_releases
from indexer.app.load_case import load_case, scope_of
from indexer.app.ports import Records
from indexer.app.take_best import Progress, TakingPorts, take_best
from indexer.app.views import view_release
from indexer.domain.announced import find_announcer, named, offer_of
from indexer.domain.holding import awaited
from indexer.domain.indexer import Indexer
from indexer.domain.offer import Offer
from indexer.domain.search import Search
from indexer.domain.verdicts import Judged
from releases.judging.rejection import Reason

MAX_TITLES = 5
_NOT_OF_IT = frozenset({Reason.UNKNOWN_TITLE.value, Reason.WRONG_YEAR.value})


@dataclass(frozen=True, slots=True)
class Announced:
    """What became of the offers for one title."""

    facts: TitleFacts
    judged: list[Judged]
    taken: int


async def push_release(ask: PushRelease, *, cause: Cause, ports: TakingPorts) -> PushVerdict:
    """Find the title it is of, judge it, and take it when it is wanted; once, however often it is announced."""
    name = named(ask.name)
    if name is None:
        return _refused(Reason.UNREADABLE, "a release name", ask.name[:200])
    async with ports.store.begin(cause) as records:
        titles = await records.titles.find_by_keys(name.kind, name.keys)
        indexers = {indexer.id: indexer for indexer in await records.indexers.list_all()}
    announcer = find_announcer(ask.indexer, indexers.values())
    indexers[announcer.id] = announcer
    verdict = _refused(Reason.UNKNOWN_TITLE, "a title that is known", next(iter(name.keys), "nothing"))
    for facts in titles[:MAX_TITLES]:
        offers = [offer_of(ask, announcer)]
        announced = await take_announced(facts.title_id, offers, indexers=indexers, cause=cause, ports=ports)
        if announced and not _is_of_another(announced.judged[0]):
            return _verdict(announced)
    return verdict


async def take_announced(
    title_id: UUID,
    offers: Sequence[Offer],
    *,
    indexers: Mapping[UUID, Indexer],
    cause: Cause,
    ports: TakingPorts,
) -> Announced | None:
    """Judge a title's offers, keep the verdicts and take the best; None when the title is gone."""
    now = ports.clock()
    search = Search(new_id(), title_id, SearchOrigin.AUTOMATIC, cause, now)
    async with ports.store.begin(cause) as records:
        case = await load_case(title_id, asked_by_person=False, records=records, now=now)
    if case is None:
        return None
    scope = scope_of(search, case)
    findings = Findings(scope.case)
    await findings.add_all(offers, now)
    if all(_is_of_another(one) for one in findings.all):
        return Announced(case.facts, findings.all, 0)
    search = replace(
        search, state=SearchState.COMPLETED, found=len(findings.all), accepted=findings.accepted, finished_at=now
    )
    progress = Progress(
        open={target.id: target for target in scope.open},
        counts={target.id: target.season_episode_count for target in scope.case.targets},
    )
    async with ports.store.begin(cause) as records:
        await _keep(search, findings, records)
    if progress.open:
        await take_best(search, findings, progress, indexers=indexers, ports=ports)
    async with ports.store.begin(cause) as records:
        await records.searches.note_found(replace(search, grabbed=next(iter(progress.grabbed), None)))
        still_open = [target for target in scope.open if target.id not in progress.taken]
        held = await hold_releases(search, findings, still_open, records=records, now=now)
        waiting = awaited(findings.all, [one.id for one in still_open if one.id not in held])
        for target_id, until in {**waiting, **progress.later}.items():
            await records.targets.plan_at_latest([target_id], until)
    return Announced(case.facts, findings.all, len(progress.taken))


async def _keep(search: Search, findings: Findings, records: Records) -> None:
    await records.searches.add_claimed([replace(search, state=SearchState.RUNNING)], new_id())
    await records.searches.finish(search)
    await records.releases.save(search, findings.all, [view_release(one, search.id) for one in findings.all])
    await records.releases.rank(findings.ranked_ids())
    await records.decisions.save(findings.all)


def _is_of_another(judged: Judged) -> bool:
    return any(rejection.rule in _NOT_OF_IT for rejection in judged.rejections)


def _verdict(announced: Announced) -> PushVerdict:
    judged = announced.judged[0]
    return PushVerdict(
        approved=announced.taken > 0,
        release_id=judged.found.release_id,
        title_name=announced.facts.name,
        rejections=judged.rejections,
    )


def _refused(rule: Reason, wanted: str, found: str) -> PushVerdict:
    words = f"{rule.value.replace('_', ' ').capitalize()}: wanted {wanted}, found {found}"
    view = RejectionView(rule=rule.value, reason=words, permanent=True, wanted=wanted, found=found)
    return PushVerdict(approved=False, rejections=(view,))
