"""What somebody wants: which qualities in which order, how far to upgrade, and what custom formats are worth."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from releases.formats.languages import ANY


@dataclass(frozen=True, slots=True)
class QualityGroup:
    """Qualities that count as equally good; most groups hold one."""

    name: str
    qualities: tuple[str, ...]
    allowed: bool = True


@dataclass(frozen=True)
class QualityProfile:
    """`groups` go from worst to best; `cutoff` names the group at which upgrading for quality ends.

    `format_scores` are points by custom format id. `languages` are plain words (see `plain_language`); a release must
    hold one of them, `any` takes all, `original` is the title's own. `version` counts the saved changes.
    """

    id: str
    name: str
    groups: tuple[QualityGroup, ...]
    cutoff: str
    upgrades_allowed: bool = True
    min_format_score: int = 0
    cutoff_format_score: int = 0
    min_upgrade_format_score: int = 1
    format_scores: Mapping[str, int] = field(default_factory=dict)
    languages: tuple[str, ...] = (ANY,)
    version: int = 1

    def find_rank(self, quality: str) -> int | None:
        """The place of the quality's group, or of a group of that name, from 0; None when it is not in the profile."""
        return self._ranks.get(quality)

    def rank(self, quality: str) -> int:
        """As `find_rank`; what the profile does not name is worse than all it names: -1."""
        return self._ranks.get(quality, -1)

    def allows(self, quality: str) -> bool:
        """Whether a release of that quality may be grabbed."""
        rank = self.find_rank(quality)
        return rank is not None and self.groups[rank].allowed

    def cutoff_rank(self) -> int:
        """Where upgrading ends: the cut-off, or the worst allowed group when upgrades are off."""
        if self.upgrades_allowed:
            return self.rank(self.cutoff)
        return next((rank for rank, group in enumerate(self.groups) if group.allowed), -1)

    def is_best(self, quality: str) -> bool:
        """Whether no allowed quality is better."""
        best = max((rank for rank, group in enumerate(self.groups) if group.allowed), default=-1)
        return self.rank(quality) >= best

    @cached_property
    def _ranks(self) -> Mapping[str, int]:
        ranks: dict[str, int] = {}
        for rank, group in enumerate(self.groups):
            for name in (*group.qualities, group.name):
                ranks.setdefault(name, rank)
        return ranks
