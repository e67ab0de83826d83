"""One release before one target: what the rules look at."""

from dataclasses import dataclass, field
from datetime import datetime

from releases.judging.candidate import Candidate
from releases.judging.context import Context, Target
from releases.judging.evidence import Evidence
from releases.judging.score import Score
from releases.profiles.quality_profile import QualityProfile
from releases.release import Release


@dataclass(slots=True, eq=False)
class Case:
    """`evidence` is what would be frozen with a grab of this release; the last four are parts of the first two, which
    every rule looks at: what was read from the name, what is wanted, by which profile, and the time of judging.
    """

    candidate: Candidate
    context: Context
    evidence: Evidence
    score: Score
    release: Release = field(init=False)
    target: Target = field(init=False)
    profile: QualityProfile = field(init=False)
    now: datetime = field(init=False)

    def __post_init__(self) -> None:
        self.release = self.candidate.release
        self.target, self.profile, self.now = self.context.target, self.context.profile, self.context.now
