"""What the indexer answers about its decisions, the blocklist, and names."""

from datetime import datetime
from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import AwareDatetime, Field

from contracts.indexer.asks import IndexerAsk
from contracts.indexer.decision_values import (
    BlocklistEntry,
    Explanation,
    JudgedName,
    NameReading,
    PushVerdict,
    ScoreLine,
)
from contracts.indexer.values import RejectionView
from contracts.message import Done, Value
from contracts.values import Page, Protocol, TitleKind


class Decision(Value):
    """A release that was judged for a target."""

    release_id: UUID
    search_id: UUID
    name: str
    indexers: tuple[str, ...]
    """Every indexer that offered it, the preferred first."""
    judged_at: datetime
    """When."""
    accepted: bool
    rejections: tuple[RejectionView, ...]
    score: int
    score_lines: tuple[ScoreLine, ...] = ()
    """How the score came about."""
    quality: str
    profile_id: UUID | None = None
    profile_version: int = 0
    grabbed: bool


class Decisions(Value):
    """One page of decisions, the newest first."""

    items: tuple[Decision, ...]
    next_cursor: str | None = None


class ListDecisions(IndexerAsk):
    """Every release that was judged for a target, as long as they are kept."""

    answer: ClassVar[type[Value]] = Decisions
    target_id: UUID
    page: Page = Page()


class ExplainRelease(IndexerAsk):
    """Why a release was taken or not, for each target that it was judged for."""

    answer: ClassVar[type[Value]] = Explanation
    release_id: UUID


class Blocklist(Value):
    """One page of the blocklist, the newest first."""

    items: tuple[BlocklistEntry, ...]
    next_cursor: str | None = None


class ListBlocklist(IndexerAsk):
    """Releases that are not taken again."""

    answer: ClassVar[type[Value]] = Blocklist
    title_id: UUID | None = None
    page: Page = Page()


class AddToBlocklist(IndexerAsk):
    """Take no release of that name, or with that info hash, for a title.

    The indexer, the size and the date narrow down what a name means; where they are not known they don't count.
    """

    answer: ClassVar[type[Value]] = BlocklistEntry
    title_id: UUID
    name: Annotated[str, Field(min_length=1, max_length=1000)]
    info_hash: Annotated[str | None, Field(pattern="^[0-9a-fA-F]{40}$")] = None
    reason: Annotated[str, Field(max_length=500)] = "a person put it here"
    indexer_id: UUID | None = None
    size_bytes: Annotated[int | None, Field(ge=0)] = None
    published_at: AwareDatetime | None = None


class RemoveFromBlocklist(IndexerAsk):
    """A release may be taken again."""

    answer: ClassVar[type[Value]] = Done
    blocklist_id: UUID
    """The entry."""


class ReadName(IndexerAsk):
    """What a release name says, and where in it."""

    answer: ClassVar[type[Value]] = NameReading
    name: Annotated[str, Field(min_length=1, max_length=10_000)]
    kind: TitleKind = TitleKind.SHOW


class JudgeName(IndexerAsk):
    """What a quality profile, the custom formats and the rules make of a name."""

    answer: ClassVar[type[Value]] = JudgedName
    name: Annotated[str, Field(min_length=1, max_length=10_000)]
    kind: TitleKind = TitleKind.SHOW
    profile_id: UUID | None = None
    """Null is the default profile."""
    library_id: UUID | None = None
    """Whose rules count besides those for all."""
    size_bytes: Annotated[int | None, Field(ge=0)] = None
    flags: tuple[str, ...] = ()
    runtime_minutes: Annotated[int | None, Field(gt=0, le=100_000)] = None
    original_language: str = "english"
    """English name of the language it was made in."""


class PushRelease(IndexerAsk):
    """Judge a release that another program announces, and take it when it is wanted."""

    answer: ClassVar[type[Value]] = PushVerdict
    timeout_seconds: ClassVar[float] = 90.0
    name: Annotated[str, Field(min_length=1, max_length=1000)]
    download_url: Annotated[str | None, Field(max_length=5000)] = None
    """Where the torrent is."""
    magnet: Annotated[str | None, Field(max_length=10_000)] = None
    indexer: Annotated[str, Field(max_length=200)] = ""
    """Name of a configured indexer, whose rights fetching uses; another name is only shown."""
    protocol: Protocol = Protocol.TORRENT
    size_bytes: Annotated[int | None, Field(ge=0)] = None
    published_at: datetime | None = None
    seeders: Annotated[int | None, Field(ge=0)] = None
    flags: tuple[str, ...] = ()
