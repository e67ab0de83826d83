"""Releases that are not taken: the blocklist, and what was tried for a target and did not serve."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from indexer.domain.folding import Found
from indexer.domain.offer import Offer

SAME_SIZE_BYTES = 2_000_000
SAME_DATE = timedelta(days=2)
"""Indexers round sizes and dates."""


@dataclass(frozen=True, slots=True)
class Ban:
    """By info-hash; where one of the two has none, by the name at the same indexer, of the same size and date as far
    as both are known. `target_id` None is for all.
    """

    reason: str
    name: str
    info_hash: str | None = None
    indexer_id: UUID | None = None
    target_id: UUID | None = None
    size_bytes: int | None = None
    published_at: datetime | None = None

    def hits(self, offer: Offer) -> bool:
        """Whether it is about that offer."""
        if self.info_hash and offer.info_hash:
            return self.info_hash == offer.info_hash
        same_indexer = self.indexer_id is None or self.indexer_id == offer.indexer_id
        return same_indexer and self.name.casefold() == offer.name.casefold() and not self._was_made_anew(offer)

    def _was_made_anew(self, offer: Offer) -> bool:
        if self.size_bytes and offer.size_bytes and abs(self.size_bytes - offer.size_bytes) > SAME_SIZE_BYTES:
            return True
        if self.published_at and offer.published_at:
            return abs(self.published_at - offer.published_at) > SAME_DATE
        return False

    def holds_for(self, target_id: UUID) -> bool:
        """Whether it counts for a target."""
        return self.target_id is None or self.target_id == target_id


def open_offers(found: Found, bans: Iterable[Ban], target_ids: Iterable[UUID]) -> list[Offer]:
    """The offers that no ban hits for any of the targets."""
    ids = tuple(target_ids)
    binding = [ban for ban in bans if any(ban.holds_for(target_id) for target_id in ids)]
    return [offer for offer in found.offers if not any(ban.hits(offer) for ban in binding)]


def ban_reason(found: Found, bans: Iterable[Ban], target_id: UUID) -> str | None:
    """Why no offer may be taken for the target; None when one may."""
    binding = [ban for ban in bans if ban.holds_for(target_id)]
    if not binding:
        return None
    reasons = [next((ban.reason for ban in binding if ban.hits(offer)), None) for offer in found.offers]
    return None if None in reasons else reasons[0]
