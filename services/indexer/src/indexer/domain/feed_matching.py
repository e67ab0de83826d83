"""Which titles the new releases of a feed are of."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.values import TitleKind
from indexer.domain.announced import Named, named
from indexer.domain.offer import Offer
from indexer.domain.titles import known_title, release_ids
from releases.matching.title_index import TitleIndex, id_keys


@dataclass(frozen=True, slots=True)
class NamedOffer:
    """An offer whose name could be read."""

    offer: Offer
    name: Named

    @property
    def keys(self) -> tuple[str, ...]:
        """The cleaned titles of its name, the ids in it, and those that the indexer gave."""
        return (*self.name.keys, *id_keys(release_ids(self.offer.ids)))


def name_offer(offer: Offer) -> NamedOffer | None:
    """None when its name is that of no release."""
    name = named(offer.name)
    return NamedOffer(offer, name) if name else None


def keys_of(offers: Iterable[NamedOffer], kind: TitleKind) -> list[str]:
    """Under which titles of that kind are to be looked up; each once."""
    return list(dict.fromkeys(key for one in offers if one.name.kind is kind for key in one.keys))


def offers_by_title(offers: Sequence[NamedOffer], titles: Iterable[TitleFacts]) -> dict[UUID, list[Offer]]:
    """The offers of each of these titles, by ids, names, aliases and years. `titles` are all that share a key with one.

    Where several titles fit equally well, each gets the offer, and judging it says that it is ambiguous.
    """
    index = TitleIndex(map(known_title, titles))
    found: dict[UUID, list[Offer]] = {}
    for one in offers:
        for match in index.match(one.name.release, release_ids(one.offer.ids)):
            found.setdefault(match.title_id, []).append(one.offer)
    return found
