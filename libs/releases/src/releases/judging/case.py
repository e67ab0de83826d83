"""One release before one target: what the rules look at."""

from dataclasses import dataclass
from datetime import datetime

from releases.judging.candidate import Candidate
from releases.judging.context import Context, Target
from releases.judging.evidence import Evidence
from releases.judging.score import Score
from releases.profiles.quality_profile import QualityProfile
from releases.release import Release


@dataclass(frozen=True, slots=True)
class Case:
    """`evidence` is what would be frozen with a grab of this release."""

    candidate: Candidate
    context: Context
    evidence: Evidence
    score: Score

    @property
    def release(self) -> Release:
        """What was read from the name."""
        return self.candidate.release

    @property
    def target(self) -> Target:
        """What is wanted."""
        return self.context.target

    @property
    def profile(self) -> QualityProfile:
        """By which quality is judged."""
        return self.context.profile

    @property
    def now(self) -> datetime:
        """The time of judging."""
        return self.context.now
