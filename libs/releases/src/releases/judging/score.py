"""The score of a release, with its arithmetic."""

from collections.abc import Sequence
from typing import NamedTuple

from releases.formats.format_set import FormatMatches
from releases.profiles.quality_profile import QualityProfile
from releases.profiles.release_rules import ReleaseRules, term_found
from releases.profiles.scoring_rules import RulePoints


class Points(NamedTuple):
    """What one matching format, or one preferred term, added; `because` are the specifications that matched."""

    format: str
    because: tuple[str, ...]
    points: int


class Score(NamedTuple):
    """`formats` is the sum that profiles and upgrades compare; `rules` the sum of scoring rule sets."""

    points: tuple[Points, ...] = ()
    rule_points: tuple[RulePoints, ...] = ()

    @property
    def formats(self) -> int:
        """Custom formats and preferred terms."""
        return sum([item.points for item in self.points])

    @property
    def rules(self) -> int:
        """Scoring rule sets; a release below 0 is not taken."""
        return sum([item.points for item in self.rule_points])

    @property
    def total(self) -> int:
        """What accepted releases are ranked by."""
        return self.formats + self.rules


def score_release(
    matches: FormatMatches,
    profile: QualityProfile,
    rules: Sequence[ReleaseRules],
    title: str,
    rule_points: tuple[RulePoints, ...],
) -> Score:
    """Adds it up. A format that matches without having points in the profile is listed with 0."""
    points = [
        Points(match.format.name, match.specifications, profile.format_scores.get(match.format.id, 0))
        for match in matches.matches
    ]
    preferred = [item for one in rules for item in one.preferred]
    points += [Points(item.term, (item.term,), item.points) for item in preferred if term_found(item.term, title)]
    return Score(tuple(points), rule_points)
