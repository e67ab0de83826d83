"""What was decided about a release for one target, as it is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.indexer.decision_values import ScoreLine
from contracts.indexer.values import RejectionView
from indexer.domain.verdicts import Judged
from releases.judging.score import Score


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """The verdict with its arithmetic."""

    rejections: tuple[RejectionView, ...]
    profile_id: UUID | None
    profile_version: int
    quality: str
    score: int
    score_lines: tuple[ScoreLine, ...]

    @property
    def accepted(self) -> bool:
        """Whether nothing spoke against it."""
        return not self.rejections


@dataclass(frozen=True, slots=True)
class KeptDecision:
    """With what it was about."""

    release_id: UUID
    target_id: UUID
    judged_at: datetime
    facts: DecisionFacts


def decisions_of(judged: Judged) -> dict[UUID, DecisionFacts]:
    """One for each target that the release was judged for."""
    return {target_id: _facts(judged, target_id) for target_id in judged.verdicts}


def _facts(judged: Judged, target_id: UUID) -> DecisionFacts:
    verdict = judged.verdicts[target_id]
    return DecisionFacts(
        rejections=judged.refusals[target_id],
        profile_id=UUID(verdict.evidence.profile_id) if verdict.evidence.profile_id else None,
        profile_version=verdict.evidence.profile_version,
        quality=verdict.evidence.quality,
        score=verdict.score.total,
        score_lines=score_lines(verdict.score),
    )


def score_lines(score: Score) -> tuple[ScoreLine, ...]:
    """The summands of a score."""
    formats = [ScoreLine(name=part.format, because=part.because, points=part.points) for part in score.points]
    rules = [ScoreLine(name=part.rule, because=(part.rule_set,), points=part.points) for part in score.rule_points]
    return (*formats, *rules)
