"""A person takes a release."""

from functools import partial

from contracts.envelope import Cause
from contracts.indexer.asks import GrabRelease
from contracts.message import Done
from contracts.values import Evidence
from indexer.app.fetch_release import fetch_release
from indexer.app.load_case import load_case, scope_of
from indexer.app.take_best import TakingPorts
from indexer.app.take_release import take_release
from indexer.app.take_turn import take_grab_turn
from indexer.domain.aiming import aim
from indexer.domain.budget import Purpose
from indexer.domain.circumstances import Case
from indexer.domain.evidence import freeze
from indexer.domain.failure import IndexerFailure
from indexer.domain.verdicts import Judged, judge_found
from indexer.domain.wanted import KnownTarget
from kit.errors import Conflict, NotFound, Unavailable


async def grab_release(ask: GrabRelease, *, cause: Cause, ports: TakingPorts) -> Done:
    """Judge it anew, fetch it, request its download.

    Raises:
        NotFound: it is not kept any more.
        Conflict: it is rejected and `despite_rejections` is not set; or something is on its way already.
        Unavailable: no indexer gives it.
    """
    now = ports.clock()
    async with ports.store.begin(cause) as records:
        kept = await records.releases.find(ask.release_id)
        if kept is None:
            raise NotFound(f"The release {ask.release_id} is not kept any more", advice="Search again")
        search = await records.searches.find(kept.search_id)
        case = await load_case(kept.title_id, asked_by_person=True, records=records, now=now)
        indexers = {indexer.id: indexer for indexer in await records.indexers.list_all()}
    if case is None or search is None:
        raise NotFound("The title of this release is gone", advice="Add the title again")
    case = scope_of(search, case).case
    judged = judge_found(kept.found, case, now)
    targets = _targets(judged, case, despite_rejections=ask.despite_rejections)
    bans = () if ask.despite_rejections else case.bans
    ids = [target.id for target in targets]
    take_turn = partial(take_grab_turn, purpose=Purpose.PERSON, cause=cause, store=ports.store, clock=ports.clock)
    try:
        fetched = await fetch_release(
            kept.found, ids, bans=bans, indexers=indexers, fetcher=ports.fetcher, take_turn=take_turn
        )
    except IndexerFailure as failure:
        raise Unavailable(f"The release can't be fetched: {failure.detail}", advice=failure.advice) from None
    async with ports.store.begin(cause) as records:
        taken = await take_release(
            kept.found,
            fetched,
            [target.ref for target in targets],
            _evidence(judged, targets[0]),
            reason="a person chose it",
            search_id=kept.search_id,
            records=records,
            now=now,
        )
    if not taken:
        raise Conflict("A download for this is under way already", advice="Remove that download first")
    return Done()


def _targets(judged: Judged, case: Case, *, despite_rejections: bool) -> list[KnownTarget]:
    """The targets that accept it; despite rejections those that it names, or the only one that was searched for."""
    accepted = [target for target in case.targets if target.id in judged.accepted_ids]
    if accepted:
        return accepted
    if not despite_rejections:
        reasons = "; ".join(rejection.reason for rejection in judged.rejections[:5])
        raise Conflict(f"The release is rejected: {reasons}", advice="Take it despite the rejections if it is right")
    language = case.facts.original_language
    named = aim(judged.release, case.targets, language=language) if judged.release else []
    if named or len(case.targets) == 1:
        return named or list(case.targets)
    raise Conflict(
        "Nothing tells which episodes this release holds", advice="Search for the one episode that it is meant for"
    )


def _evidence(judged: Judged, target: KnownTarget) -> Evidence:
    verdict = judged.verdicts.get(target.id) or judged.closest
    if verdict:
        return freeze(verdict)
    return Evidence(
        release_name=judged.found.offer.name, quality="Unknown", source="unknown", resolution=0, modifier="none"
    )
