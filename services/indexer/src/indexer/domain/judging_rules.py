"""Everything that releases are judged by, besides profiles and what is known of the targets."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from contracts.values import TitleKind
from releases.formats.format_set import FormatSet
from releases.judging.context import DEFAULT_POLICY, Policy
from releases.profiles.delay_profile import DelayProfile
from releases.profiles.presets import sensible_definitions
from releases.profiles.release_rules import ReleaseRules
from releases.profiles.scoring_rules import ScoringRules
from releases.qualities.definitions import Definitions

_NO_FORMATS = FormatSet(())
_NO_DELAY = DelayProfile()
_NO_SCORING = ScoringRules()


class RuleScope(NamedTuple):
    """The targets that a rule is for: those of a quality profile, of a library, or both; without either all."""

    profile_id: str | None = None
    library_id: str | None = None

    def narrowest_first(self) -> tuple["RuleScope", ...]:
        """This scope and those that hold it. The profile goes before the library."""
        return (self, RuleScope(self.profile_id), RuleScope(None, self.library_id), FOR_ALL)


FOR_ALL = RuleScope()


@dataclass(frozen=True, slots=True)
class JudgingRules:
    """`delays` and `release_rules` are by whom they are for."""

    formats: FormatSet = _NO_FORMATS
    sizes: Mapping[TitleKind, Definitions] = field(
        default_factory=lambda: {kind: sensible_definitions() for kind in TitleKind}
    )
    delays: Mapping[RuleScope, DelayProfile] = field(default_factory=dict)
    release_rules: Mapping[RuleScope, ReleaseRules] = field(default_factory=dict)
    scoring: ScoringRules = _NO_SCORING
    policy: Policy = DEFAULT_POLICY

    def delay_of(self, scope: RuleScope) -> DelayProfile:
        """The narrowest delay profile for targets of that quality profile and library."""
        fitting = (self.delays[one] for one in scope.narrowest_first() if one in self.delays)
        return next(fitting, _NO_DELAY)

    def release_rules_of(self, scope: RuleScope) -> tuple[ReleaseRules, ...]:
        """All terms for targets of that quality profile and library; they add up."""
        scopes = dict.fromkeys(scope.narrowest_first())
        return tuple(self.release_rules[one] for one in scopes if one in self.release_rules)


STANDARD_RULES = JudgingRules()
