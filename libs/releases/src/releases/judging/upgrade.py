"""Whether one release is an upgrade over another, both as frozen evidence."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from releases.judging.context import Propers
from releases.judging.evidence import Evidence
from releases.profiles.quality_profile import QualityProfile


class Step(StrEnum):
    """The steps in their order; the first that applies decides."""

    BETTER_QUALITY = "better quality, cut-off not met"
    WORSE_QUALITY = "worse quality"
    HIGHER_REVISION = "same quality, higher revision"
    UPGRADES_NOT_ALLOWED = "the profile allows no upgrades"
    LOWER_REVISION = "lower revision"
    QUALITY_CUTOFF_MET = "better quality, but the cut-off is met"
    FORMAT_SCORE_NOT_HIGHER = "format score not higher"
    FORMAT_CUTOFF_MET = "format score cut-off is met"
    FORMAT_STEP_TOO_SMALL = "format score not higher by the minimum step"
    HIGHER_FORMAT_SCORE = "higher format score"


UPGRADES = frozenset({Step.BETTER_QUALITY, Step.HIGHER_REVISION, Step.HIGHER_FORMAT_SCORE})


@dataclass(frozen=True, slots=True)
class Comparison:
    """Which step decided, what it asked for (mostly: what is in place) and what it found."""

    step: Step
    wanted: str
    found: str

    @property
    def is_upgrade(self) -> bool:
        """Whether the new one may replace the old one."""
        return self.step in UPGRADES


def compare(new: Evidence, old: Evidence, profile: QualityProfile, propers: Propers) -> Comparison:
    """Goes through the ten steps. Order inside a quality group does not count."""
    order = profile.rank(new.quality) - profile.rank(old.quality)
    revision, before = _revision(new), _revision(old)
    score, old_score = new.format_score, old.format_score
    least = old_score + profile.min_upgrade_format_score
    heeds = propers is not Propers.DO_NOT_PREFER
    raises = heeds and new.quality == old.quality and revision > before
    steps = (
        (order > 0 and quality_cutoff_not_met(old, profile), Step.BETTER_QUALITY, old.quality, new.quality),
        (order < 0, Step.WORSE_QUALITY, old.quality, new.quality),
        (raises, Step.HIGHER_REVISION, before, revision),
        (not profile.upgrades_allowed, Step.UPGRADES_NOT_ALLOWED, old.quality, new.quality),
        (heeds and revision < before, Step.LOWER_REVISION, before, revision),
        (order > 0, Step.QUALITY_CUTOFF_MET, profile.cutoff, old.quality),
        (score <= old_score, Step.FORMAT_SCORE_NOT_HIGHER, old_score + 1, score),
        (old_score >= profile.cutoff_format_score, Step.FORMAT_CUTOFF_MET, profile.cutoff_format_score, old_score),
        (score < least, Step.FORMAT_STEP_TOO_SMALL, least, score),
        (True, Step.HIGHER_FORMAT_SCORE, least, score),
    )
    return next(Comparison(step, str(wanted), str(found)) for applies, step, wanted, found in steps if applies)


def quality_cutoff_not_met(old: Evidence, profile: QualityProfile) -> bool:
    """Whether the quality in place is below the cut-off."""
    return profile.rank(old.quality) < profile.cutoff_rank()


def cutoff_not_met(old: Evidence, profile: QualityProfile) -> bool:
    """Whether a file with this evidence is still to be upgraded: by quality, or by format score."""
    if not profile.upgrades_allowed:
        return False
    return quality_cutoff_not_met(old, profile) or old.format_score < profile.cutoff_format_score


def is_revision_upgrade(new: Evidence, old: Evidence) -> bool:
    """A proper or repack of the very same quality."""
    return new.quality == old.quality and _revision(new) > _revision(old)


def _revision(evidence: Evidence) -> "_Revision":
    return _Revision(evidence.real, evidence.revision)


class _Revision(NamedTuple):
    real: int
    version: int

    def __str__(self) -> str:
        return f"v{self.version}" + (f" real {self.real}" if self.real else "")
