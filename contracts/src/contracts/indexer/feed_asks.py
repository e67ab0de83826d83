"""What the indexer answers about the feeds of indexers."""

from datetime import datetime
from typing import ClassVar
from uuid import UUID

from contracts.indexer.asks import IndexerAsk
from contracts.message import Done, Value


class FeedView(Value):
    """How far an indexer's feed was read."""

    indexer_id: UUID
    name: str
    next_at: datetime
    """When it is read next."""
    read_at: datetime | None
    """When it was read last."""
    fresh: int
    """How many new releases it had then."""
    matched: int
    """How many of them bore the name of a wanted title."""
    taken: int
    """For how many targets one was taken."""
    gap_at: datetime | None
    """When it last had more new releases than could be read; all that is wanted was searched for then."""
    error: str | None


class Feeds(Value):
    """The feeds of all indexers; there are few."""

    items: tuple[FeedView, ...]


class ListFeeds(IndexerAsk):
    """The feeds and how far they were read."""

    answer: ClassVar[type[Value]] = Feeds


class ReadFeed(IndexerAsk):
    """Read an indexer's feed now."""

    answer: ClassVar[type[Value]] = Done
    indexer_id: UUID
