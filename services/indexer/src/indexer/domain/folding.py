"""Folds what several indexers offer into one release with several offers."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from contracts.ids import new_id
from contracts.values import Protocol
from indexer.domain.offer import Offer

SIZE_TOLERANCE = 0.01
_NO_WORDS = re.compile(r"[\W_]+")


@dataclass(slots=True, eq=False)
class Found:
    """One release and every offer of it, the preferred first."""

    offers: list[Offer]
    release_id: UUID = field(default_factory=new_id)

    @property
    def offer(self) -> Offer:
        """The preferred offer."""
        return self.offers[0]

    def add(self, offer: Offer) -> None:
        """One more offer; an indexer's second offer of the same is no news."""
        if any((old.indexer_id, old.download_url) == (offer.indexer_id, offer.download_url) for old in self.offers):
            return
        self.offers.append(offer)
        self.offers.sort(key=_preference)

    def without_hashes(self, banned: Iterable[str]) -> list[Offer]:
        """The offers whose info-hash is not among these."""
        hashes = frozenset(banned)
        return [offer for offer in self.offers if offer.info_hash not in hashes]


class Folder:
    """Collects the offers of one search."""

    def __init__(self) -> None:
        self.releases: list[Found] = []
        self._by_hash: dict[str, Found] = {}
        self._by_name: dict[tuple[Protocol, str], list[Found]] = {}

    def add(self, offers: Iterable[Offer]) -> list[Found]:
        """Fold offers in; gives the releases that are new or changed, each once."""
        return list(dict.fromkeys(self._add(offer) for offer in offers))

    def _add(self, offer: Offer) -> Found:
        found = self._find(offer)
        if found is None:
            found = Found([offer])
            self.releases.append(found)
            self._by_name.setdefault(_name_key(offer), []).append(found)
        else:
            found.add(offer)
        if offer.info_hash:
            self._by_hash.setdefault(offer.info_hash, found)
        return found

    def _find(self, offer: Offer) -> Found | None:
        if offer.info_hash and offer.info_hash in self._by_hash:
            return self._by_hash[offer.info_hash]
        same_name = self._by_name.get(_name_key(offer), ())
        return next((found for found in same_name if _same_size(found.offer.size_bytes, offer.size_bytes)), None)


def _preference(offer: Offer) -> tuple[bool, int, int]:
    return not offer.meets_demands, offer.priority, -(offer.seeders or 0)


def _name_key(offer: Offer) -> tuple[Protocol, str]:
    return offer.protocol, _NO_WORDS.sub(" ", offer.name.casefold()).strip()


def _same_size(one: int | None, other: int | None) -> bool:
    if not one or not other:
        return True
    return abs(one - other) <= SIZE_TOLERANCE * max(one, other)
