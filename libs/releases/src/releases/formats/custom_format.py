"""A custom format: a named set of specifications that a release matches or not."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from releases.formats.conditions import Condition


@dataclass(frozen=True, slots=True)
class Specification:
    """One condition. `negate` turns it round; `required` makes it count alone within its kind."""

    name: str
    condition: Condition
    negate: bool = False
    required: bool = False


@dataclass(frozen=True, slots=True)
class CustomFormat:
    """Matches when every kind of condition it holds is satisfied.

    A kind fails when a required member of it is false, or when all its members are false: within a kind it is "or"
    unless required, between kinds it is "and". `scores` are the scores that guides suggest, by score set; `notes` are
    texts that came with the format and go out with it.
    """

    id: str
    name: str
    specifications: tuple[Specification, ...] = ()
    when_renaming: bool = False
    scores: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)

    def suggested_score(self, score_set: str = "default") -> int | None:
        """The score in that set, else the default set's; None when guides suggest none."""
        return self.scores.get(score_set, self.scores.get("default"))
