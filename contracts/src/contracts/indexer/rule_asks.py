"""What the indexer answers about delay profiles, release rules and scoring rules."""

from typing import ClassVar
from uuid import UUID

from contracts.indexer.asks import IndexerAsk
from contracts.indexer.rule_values import (
    DelayProfileView,
    DelaySettings,
    PolicySettings,
    ReleaseRulesSettings,
    ReleaseRulesView,
    ScoringSettings,
)
from contracts.message import Done, Value


class DelayProfiles(Value):
    """All delay profiles; at most one for each quality profile, library, and profile in a library, and one for all."""

    items: tuple[DelayProfileView, ...]


class ListDelayProfiles(IndexerAsk):
    """All delay profiles."""

    answer: ClassVar[type[Value]] = DelayProfiles


class SetDelayProfile(IndexerAsk):
    """Hold releases for targets of a quality profile, of a library, of both, or for all. The narrowest one counts."""

    answer: ClassVar[type[Value]] = DelayProfileView
    profile_id: UUID | None = None
    library_id: UUID | None = None
    delay: DelaySettings = DelaySettings()
    """How long."""


class RemoveDelayProfile(IndexerAsk):
    """Forget a delay profile."""

    answer: ClassVar[type[Value]] = Done
    profile_id: UUID | None = None
    library_id: UUID | None = None


class ReleaseRuleList(Value):
    """All release rules; at most one list for each quality profile, library, and profile in a library, and for all."""

    items: tuple[ReleaseRulesView, ...]


class ListReleaseRules(IndexerAsk):
    """All release rules."""

    answer: ClassVar[type[Value]] = ReleaseRuleList


class SetReleaseRules(IndexerAsk):
    """Set the terms for targets of a quality profile, of a library, of both, or for all. All that fit add up."""

    answer: ClassVar[type[Value]] = ReleaseRulesView
    profile_id: UUID | None = None
    library_id: UUID | None = None
    rules: ReleaseRulesSettings = ReleaseRulesSettings()
    """The terms."""


class RemoveReleaseRules(IndexerAsk):
    """Forget release rules."""

    answer: ClassVar[type[Value]] = Done
    profile_id: UUID | None = None
    library_id: UUID | None = None


class GetScoringRules(IndexerAsk):
    """All scoring rules and their sets."""

    answer: ClassVar[type[Value]] = ScoringSettings


class SetScoringRules(IndexerAsk):
    """Replace all scoring rules and their sets."""

    answer: ClassVar[type[Value]] = ScoringSettings
    scoring: ScoringSettings = ScoringSettings()
    """The rules and sets."""


class GetPolicy(IndexerAsk):
    """What holds for every release."""

    answer: ClassVar[type[Value]] = PolicySettings


class SetPolicy(IndexerAsk):
    """Replace what holds for every release."""

    answer: ClassVar[type[Value]] = PolicySettings
    policy: PolicySettings = PolicySettings()
    """What is to hold."""
