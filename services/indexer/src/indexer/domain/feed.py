"""How far an indexer's feed was read."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from indexer.domain.offer import Offer

MAX_SEEN = 300


@dataclass(frozen=True, slots=True)
class Feed:
    """`seen` are the newest releases of the last reading, `gap_at` when the feed last had more new ones than pages.

    `fresh`, `matched` and `taken` count the last reading's releases.
    """

    indexer_id: UUID
    next_at: datetime
    read_at: datetime | None = None
    seen: tuple[str, ...] = ()
    fresh: int = 0
    matched: int = 0
    taken: int = 0
    gap_at: datetime | None = None
    error: str | None = None


def feed_key(offer: Offer) -> str:
    """By what a release is known again; links change with every answer of some indexers."""
    return f"{offer.name} {offer.size_bytes or 0}"


def newest(offers: Iterable[Offer], before: tuple[str, ...]) -> tuple[str, ...]:
    """What to remember of a reading: its first releases, and of the one before what still fits."""
    keys = dict.fromkeys((*map(feed_key, offers), *before))
    return tuple(keys)[:MAX_SEEN]
