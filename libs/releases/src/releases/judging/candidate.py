"""A release that an indexer offered, with what it says of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from releases.profiles.delay_profile import Protocol
from releases.release import Release


@dataclass(frozen=True, slots=True)
class IndexerFacts:
    """`priority` 1 is asked for first; flags are lower case."""

    id: str
    name: str = ""
    priority: int = 25
    min_seeders: int = 1
    required_flags: frozenset[str] = frozenset()


class Candidate(NamedTuple):
    """`title` is the name as the indexer gave it, `release` what was read from it. Flags are lower case.

    `seeders` None means that the indexer does not tell.
    """

    release: Release
    title: str
    indexer: IndexerFacts
    protocol: Protocol = Protocol.TORRENT
    size_bytes: int | None = None
    seeders: int | None = None
    peers: int | None = None
    flags: frozenset[str] = frozenset()
    published_at: datetime | None = None
    info_hash: str | None = None

    def age(self, now: datetime) -> timedelta:
        """Since publishing; nothing when that is unknown or lies ahead."""
        return max(now - self.published_at, timedelta()) if self.published_at else timedelta()
