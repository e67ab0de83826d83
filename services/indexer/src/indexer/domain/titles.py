"""Whether a release belongs to the title that was searched for."""

from collections.abc import Iterable
from typing import NamedTuple
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.values import ExternalIds, TitleKind
from indexer.domain.offer import Offer
from releases.matching.cleaning import clean_title
from releases.matching.season_titles import count_for
from releases.matching.title_index import KnownTitle, ReleaseIds, TitleIndex, id_keys
from releases.release import Release


class TitleFit(NamedTuple):
    """Whether a release is of the searched title, and whether it could as well be of another."""

    known: bool
    ambiguous: bool = False


class TitleMatcher:
    """Knows the searched title, and those beside it that go by the same names."""

    def __init__(self, facts: TitleFacts, beside: Iterable[TitleFacts] = ()) -> None:
        self._facts = facts
        self._index = TitleIndex(known_title(each) for each in (facts, *beside))

    def match(self, release: Release, offer: Offer) -> TitleFit:
        """Whether it is of the searched title, by its name and by the indexer's ids."""
        if _contradicts(self._facts.external_ids, offer.ids):
            return TitleFit(False)
        for match in self._index.match(release, release_ids(offer.ids)):
            if match.title_id == self._facts.title_id:
                return TitleFit(True, match.ambiguous)
        return TitleFit(False)

    def numbered(self, release: Release) -> Release:
        """As its numbers are meant for the searched title."""
        return count_for(self._facts.name, release)


def known_title(facts: TitleFacts) -> KnownTitle[UUID]:
    """The title as the matching knows it."""
    ids = facts.external_ids
    return KnownTitle(
        facts.title_id,
        facts.name,
        facts.kind is TitleKind.MOVIE,
        aliases=facts.aliases,
        years=(facts.year,) if facts.year else (),
        tmdb_id=ids.tmdb,
        tvdb_id=ids.tvdb,
        imdb_id=ids.imdb,
        tvmaze_id=ids.tvmaze,
    )


def release_ids(ids: ExternalIds) -> ReleaseIds:
    """Ids as the matching knows them."""
    return ReleaseIds(ids.tmdb, ids.tvdb, ids.imdb, ids.tvmaze)


def match_keys(facts: TitleFacts) -> tuple[str, ...]:
    """Cleaned names and ids, under which releases are looked up and two titles could be taken for each other."""
    names = (key for name in (facts.name, *facts.aliases) if (key := clean_title(name)))
    return tuple(dict.fromkeys((*names, *id_keys(release_ids(facts.external_ids)))))


def _contradicts(ours: ExternalIds, theirs: ExternalIds) -> bool:
    """Whether ids of the same kind are known and none is equal."""
    pairs = ((ours.tmdb, theirs.tmdb), (ours.tvdb, theirs.tvdb), (ours.imdb, theirs.imdb), (ours.tvmaze, theirs.tvmaze))
    comparable = [one == other for one, other in pairs if one and other]
    return bool(comparable) and not any(comparable)
