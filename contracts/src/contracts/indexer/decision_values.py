"""Value types of decisions, the blocklist, and names that are read."""

from datetime import datetime
from uuid import UUID

from contracts.indexer.values import RejectionView, ReleaseView, SpanView
from contracts.message import Value
from contracts.values import TargetRef


class ScoreLine(Value):
    """One summand of a score: a custom format or a preferred term, or a scoring rule."""

    name: str
    because: tuple[str, ...] = ()
    """Specifications that matched, or the set that the rule stands in."""
    points: int


class TargetVerdict(Value):
    """What was decided for one target."""

    target_id: UUID
    target: TargetRef | None = None
    """Null when the target is gone."""
    accepted: bool
    rejections: tuple[RejectionView, ...]
    profile_id: UUID | None
    profile_version: int
    quality: str
    score: int
    score_lines: tuple[ScoreLine, ...]
    """How the score came about; formats that matched without points are here with 0."""
    judged_at: datetime
    """When."""


class Explanation(Value):
    """A release, the rules it went through, and the verdict for each target."""

    release: ReleaseView
    rules: tuple[str, ...]
    """Every rule in its order; those that are not among the rejections had no objection."""
    verdicts: tuple[TargetVerdict, ...]
    """One per target, accepting ones first."""


class BlocklistEntry(Value):
    """A release that is not taken again."""

    blocklist_id: UUID
    """The entry."""
    title_id: UUID
    title_name: str
    name: str
    info_hash: str | None
    indexer: str | None
    reason: str
    added_at: datetime
    size_bytes: int | None = None
    """Of another size, or of another day, a release of that name is another one."""
    published_at: datetime | None = None


class NameReading(Value):
    """What a name says."""

    readable: bool
    """False when it is the name of no release."""
    facts: dict[str, str | int | bool | tuple[str | int, ...] | dict[str, str | int | None] | None]
    """Every fact by its name; what is not found is null, false or empty."""
    spans: tuple[SpanView, ...]


class JudgedName(Value):
    """What a profile makes of a name."""

    reading: NameReading
    """What was read."""
    quality: str
    accepted: bool
    rejections: tuple[RejectionView, ...]
    score: int
    score_lines: tuple[ScoreLine, ...]
    """How the score came about."""


class PushVerdict(Value):
    """What became of an announced release."""

    approved: bool
    """Whether it was taken."""
    release_id: UUID | None = None
    title_name: str | None = None
    rejections: tuple[RejectionView, ...] = ()
