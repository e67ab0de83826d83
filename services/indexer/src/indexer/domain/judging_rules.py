"""Everything that releases are judged by, besides profiles and what is known of the targets."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from releases.formats.format_set import FormatSet
from releases.profiles.delay_profile import DelayProfile
from releases.profiles.presets import sensible_definitions
from releases.profiles.release_rules import ReleaseRules
from releases.profiles.scoring_rules import ScoringRules
from releases.qualities.definitions import Definitions

_NO_FORMATS = FormatSet(())
_NO_DELAY = DelayProfile()
_NO_RULES = ReleaseRules()
_NO_SCORING = ScoringRules()


@dataclass(frozen=True, slots=True)
class JudgingRules:
    """`delays` and `release_rules` are by the id of the quality profile that they are for, or None for the others."""

    formats: FormatSet = _NO_FORMATS
    definitions: Definitions = field(default_factory=sensible_definitions)
    delays: Mapping[str | None, DelayProfile] = field(default_factory=dict)
    release_rules: Mapping[str | None, ReleaseRules] = field(default_factory=dict)
    scoring: ScoringRules = _NO_SCORING

    def delay_of(self, profile_id: str) -> DelayProfile:
        """The delay profile of targets with that quality profile."""
        return self.delays.get(profile_id) or self.delays.get(None, _NO_DELAY)

    def release_rules_of(self, profile_id: str) -> ReleaseRules:
        """The terms for targets with that quality profile."""
        return self.release_rules.get(profile_id) or self.release_rules.get(None, _NO_RULES)


STANDARD_RULES = JudgingRules()
