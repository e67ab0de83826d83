"""Why releases were taken or not."""

from typing import Protocol
from uuid import UUID

from contracts.indexer.decision_asks import Decision, Decisions, ExplainRelease, ListDecisions
from contracts.indexer.decision_values import Explanation, TargetVerdict
from contracts.values import TargetRef
from indexer.app.ports import Decisions as DecisionWriting
from indexer.app.ports import KeptRelease, Records
from indexer.domain.decision import KeptDecision
from kit.errors import NotFound
from kit.paging import encode_cursor
from releases.judging.table import RULES


class DecisionStore(DecisionWriting, Protocol):
    """What was decided, as long as the releases are kept."""

    async def of_target(
        self, target_id: UUID, limit: int, cursor: str | None
    ) -> list[tuple[KeptDecision, KeptRelease]]: ...
    async def of_release(self, release_id: UUID) -> list[KeptDecision]: ...


class TargetRefs(Protocol):
    async def find_refs(self, target_ids: list[UUID]) -> dict[UUID, TargetRef]:
        """Those that are known."""
        ...


class ExplainPorts(Records, Protocol):
    """What explaining reads."""

    @property
    def decisions(self) -> DecisionStore: ...
    @property
    def refs(self) -> TargetRefs: ...


async def list_decisions(ask: ListDecisions, *, decisions: DecisionStore) -> Decisions:
    """One page, the newest first."""
    found = await decisions.of_target(ask.target_id, ask.page.limit + 1, ask.page.cursor)
    shown, more = found[: ask.page.limit], len(found) > ask.page.limit
    last = shown[-1][0] if shown else None
    return Decisions(
        items=tuple(_view(decision, release) for decision, release in shown),
        next_cursor=encode_cursor(last.judged_at.isoformat(), str(last.release_id)) if more and last else None,
    )


async def explain_release(ask: ExplainRelease, *, records: ExplainPorts) -> Explanation:
    """Raises NotFound when the release is not kept any more."""
    release = await records.releases.find(ask.release_id)
    if release is None:
        raise NotFound(f"The release {ask.release_id} is not kept any more", advice="Search again")
    decisions = await records.decisions.of_release(ask.release_id)
    refs = await records.refs.find_refs([decision.target_id for decision in decisions])
    return Explanation(
        release=release.view,
        rules=tuple(rule.__name__ for rule in RULES),
        verdicts=tuple(_verdict(decision, refs.get(decision.target_id)) for decision in decisions),
    )


def _view(decision: KeptDecision, release: KeptRelease) -> Decision:
    return Decision(
        release_id=decision.release_id,
        search_id=release.search_id,
        name=release.view.name,
        indexers=release.view.indexers,
        judged_at=decision.judged_at,
        accepted=decision.facts.accepted,
        rejections=decision.facts.rejections,
        score=decision.facts.score,
        score_lines=decision.facts.score_lines,
        quality=decision.facts.quality,
        profile_id=decision.facts.profile_id,
        profile_version=decision.facts.profile_version,
        grabbed=release.view.grabbed,
    )


def _verdict(decision: KeptDecision, ref: TargetRef | None) -> TargetVerdict:
    facts = decision.facts
    return TargetVerdict(
        target_id=decision.target_id,
        target=ref,
        accepted=facts.accepted,
        rejections=facts.rejections,
        profile_id=facts.profile_id,
        profile_version=facts.profile_version,
        quality=facts.quality,
        score=facts.score,
        score_lines=facts.score_lines,
        judged_at=decision.judged_at,
    )
