"""What the indexer answers about targets whose file should be better."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from contracts.indexer.asks import IndexerAsk
from contracts.message import Value
from contracts.values import Page, TitleKind


class CutoffUnmetView(Value):
    """A monitored target whose file is below the cut-off of its profile."""

    target_id: UUID
    title_id: UUID
    kind: TitleKind
    title: str
    """Name of the title."""
    season: int | None
    episode: int | None
    episode_title: str | None
    """Name of the episode; null for movies, and where it is not known."""
    slot: str | None
    """Name of the slot; null where it is not known."""
    air_at: datetime | None
    quality: str
    """Quality of the file in place."""
    score: int
    """Score of the file in place, as it was when it was grabbed."""
    profile_id: UUID
    cutoff: str
    """Quality from which on nothing better is looked for."""
    cutoff_score: int
    """Score from which on nothing better is looked for."""
    search_at: datetime | None
    """When something better is searched for next; null while a release is on its way."""


class CutoffUnmetPage(Value):
    """One page of targets whose file should be better."""

    items: tuple[CutoffUnmetView, ...]
    next_cursor: str | None = None
    total: int


class ListCutoffUnmet(IndexerAsk):
    """Targets whose file is below the cut-off of their profile, those that aired last first."""

    answer: ClassVar[type[Value]] = CutoffUnmetPage
    kind: TitleKind | None = None
    title_id: UUID | None = None
    page: Page = Page()
