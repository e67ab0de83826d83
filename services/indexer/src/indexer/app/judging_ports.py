"""What is stored of custom formats, sizes and rules."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Protocol

from contracts.values import TitleKind
from indexer.domain.judging_rules import JudgingRules, RuleScope
from releases.formats.custom_format import CustomFormat
from releases.judging.context import Policy
from releases.profiles.delay_profile import DelayProfile
from releases.profiles.release_rules import ReleaseRules
from releases.profiles.scoring_rules import ScoringRules
from releases.qualities.definitions import Definitions, QualityDefinition


class RuleKind(StrEnum):
    """Delays and terms are kept by whom they are for; scoring rules and the policy are one document for all."""

    DELAY = "delay"
    RELEASE = "release"
    SCORING = "scoring"
    POLICY = "policy"


Rule = DelayProfile | ReleaseRules | ScoringRules | Policy


class JudgingStore(Protocol):
    """Every change makes a new version, which the next judging sees."""

    async def load(self) -> JudgingRules:
        """All of it; read anew only when it changed."""
        ...

    async def list_formats(self, limit: int, cursor: str | None) -> list[CustomFormat]: ...
    async def all_formats(self) -> tuple[CustomFormat, ...]: ...
    async def count_formats(self) -> int: ...
    async def find_format(self, format_id: str) -> CustomFormat | None: ...
    async def save_formats(self, formats: Iterable[CustomFormat]) -> None: ...
    async def remove_format(self, format_id: str) -> bool: ...
    async def sizes(self) -> Mapping[TitleKind, Definitions]: ...
    async def save_sizes(self, kind: TitleKind, sizes: Iterable[QualityDefinition]) -> None: ...
    async def save_rule(self, kind: RuleKind, scope: RuleScope, rule: Rule) -> None: ...
    async def remove_rule(self, kind: RuleKind, scope: RuleScope) -> bool: ...
