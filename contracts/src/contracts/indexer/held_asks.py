"""What the indexer answers about releases that are held, because something better may come."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from contracts.indexer.asks import IndexerAsk
from contracts.indexer.values import ReleaseView
from contracts.message import Done, Value
from contracts.values import Page, TargetRef, TitleKind


class HeldReleaseView(Value):
    """A release that will be taken when its time has come, unless something better replaces it."""

    release: ReleaseView
    title_id: UUID
    title_name: str
    kind: TitleKind
    targets: tuple[TargetRef, ...]
    """For which targets it is held."""
    held_at: datetime
    """Since when it is held."""
    due_at: datetime
    """When it is judged again and taken."""


class HeldReleases(Value):
    """One page of held releases, those that are due first at its beginning."""

    items: tuple[HeldReleaseView, ...]
    next_cursor: str | None = None
    total: int


class ListHeldReleases(IndexerAsk):
    """Releases that delay profiles hold."""

    answer: ClassVar[type[Value]] = HeldReleases
    page: Page = Page()


class TakeHeldRelease(IndexerAsk):
    """Take a held release now."""

    answer: ClassVar[type[Value]] = Done
    timeout_seconds: ClassVar[float] = 90.0
    release_id: UUID


class ForgetHeldRelease(IndexerAsk):
    """Hold a release no longer; a later search may find it again."""

    answer: ClassVar[type[Value]] = Done
    release_id: UUID
