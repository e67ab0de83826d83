"""A release as one indexer offers it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.values import ExternalIds, Protocol

NO_IDS = ExternalIds()


@dataclass(frozen=True, slots=True)
class Offer:
    """What the indexer says, read but not believed. `flags` are lower case.

    `minimum_seeders` and `required_flags` (one of them will do) are what the indexer's settings ask of its releases.

    `download_url` may hold the indexer's key: it is stored to fetch the release, and never shown.
    """

    indexer_id: UUID
    indexer: str
    priority: int
    minimum_seeders: int
    name: str
    protocol: Protocol
    download_url: str | None = None
    magnet: str | None = None
    info_hash: str | None = None
    size_bytes: int | None = None
    seeders: int | None = None
    peers: int | None = None
    grabs: int | None = None
    flags: tuple[str, ...] = ()
    categories: tuple[int, ...] = ()
    languages: tuple[str, ...] = ()
    published_at: datetime | None = None
    details_url: str | None = None
    ids: ExternalIds = NO_IDS
    required_flags: tuple[str, ...] = ()

    @property
    def meets_demands(self) -> bool:
        """Whether it has what its indexer's settings ask for: seeders, where they are told, and flags."""
        seeded = self.seeders is None or self.seeders >= self.minimum_seeders
        return seeded and (not self.required_flags or not set(self.required_flags).isdisjoint(self.flags))
