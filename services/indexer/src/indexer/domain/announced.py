"""A release that another program announces, as the offer of an indexer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID, uuid5

from contracts.ids import NAMESPACE
from contracts.indexer.decision_asks import PushRelease
from contracts.indexer.values import IndexerKind, IndexerSettings
from contracts.values import TitleKind
from indexer.domain.folding import Found
from indexer.domain.indexer import Indexer
from indexer.domain.offer import Offer
from releases.matching.cleaning import clean_title
from releases.matching.title_index import id_keys, title_texts, written_ids
from releases.reading.reader import read_release
from releases.release import Kind, Release

UNKNOWN_INDEXER = "announced"


@dataclass(frozen=True, slots=True)
class Named:
    """Of which kind of title a name is, what was read from it, and the cleaned titles and ids that it may go by."""

    kind: TitleKind
    release: Release
    keys: tuple[str, ...]


def named(name: str) -> Named | None:
    """What a name is of: a show when it counts episodes, else a movie; None when it is the name of no release."""
    show = read_release(name, Kind.TV)
    if show and _counts_episodes(show):
        return Named(TitleKind.SHOW, show, _keys(show))
    movie = read_release(name, Kind.MOVIE)
    return Named(TitleKind.MOVIE, movie, _keys(movie)) if movie else None


def find_announcer(name: str, indexers: Iterable[Indexer]) -> Indexer:
    """The configured indexer of that name; else one that may only fetch from public addresses."""
    wanted = name.strip().casefold()
    for indexer in indexers:
        if wanted and indexer.settings.name.casefold() == wanted:
            return indexer
    settings = IndexerSettings(
        name=name.strip()[:100] or UNKNOWN_INDEXER,
        kind=IndexerKind.TORZNAB,
        url="https://announced.invalid/",
        allow_private_addresses=False,
    )
    return Indexer(_stranger_id(settings.name), settings)


def with_announcers(found: Found, indexers: Mapping[UUID, Indexer]) -> dict[UUID, Indexer]:
    """The indexers, and those who announced the release without being one."""
    strangers = (find_announcer(offer.indexer, ()) for offer in found.offers)
    offered = {offer.indexer_id for offer in found.offers}
    return {**{one.id: one for one in strangers if one.id in offered}, **indexers}


def offer_of(ask: PushRelease, announcer: Indexer) -> Offer:
    """As if a search had found it."""
    return Offer(
        indexer_id=announcer.id,
        indexer=announcer.settings.name,
        priority=announcer.settings.priority,
        minimum_seeders=announcer.settings.minimum_seeders,
        required_flags=announcer.settings.required_flags,
        name=ask.name,
        protocol=ask.protocol,
        download_url=ask.download_url,
        magnet=ask.magnet,
        size_bytes=ask.size_bytes or None,
        seeders=ask.seeders,
        flags=tuple(flag.lower() for flag in ask.flags),
        published_at=ask.published_at,
    )


def _counts_episodes(release: Release) -> bool:
    seasons = release.season is not None or release.full_season
    return bool(release.episodes or release.absolute or release.air_date or seasons)


def _keys(release: Release) -> tuple[str, ...]:
    names = (key for text in title_texts(release) if (key := clean_title(text)))
    return tuple(dict.fromkeys((*names, *id_keys(written_ids(release)))))


def _stranger_id(name: str) -> UUID:
    return uuid5(NAMESPACE, f"announcer:{name.casefold()}")
