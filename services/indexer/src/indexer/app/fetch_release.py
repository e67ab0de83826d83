"""Fetches a release by the first of its offers that works."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from contracts.values import Protocol
from indexer.app.ports import Fetcher
from indexer.domain.ban import Ban, open_offers
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.folding import Found
from indexer.domain.indexer import Indexer
from indexer.domain.offer import Offer
from indexer.domain.payload import Payload


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a client needs, and the offer that it came by."""

    payload: Payload
    offer: Offer


async def fetch_release(
    found: Found,
    target_ids: Iterable[UUID],
    *,
    bans: Iterable[Ban],
    indexers: Mapping[UUID, Indexer],
    fetcher: Fetcher,
) -> Fetched:
    """Try the offers, the preferred first.

    Raises:
        IndexerFailure: none of them works; it tells why each did not.
    """
    ids, known = tuple(target_ids), tuple(bans)
    problems: list[str] = []
    for offer in open_offers(found, known, ids):
        indexer = indexers.get(offer.indexer_id)
        if indexer is None or offer.protocol is not Protocol.TORRENT:
            continue
        try:
            payload = await fetcher.fetch(offer, indexer)
        except IndexerFailure as failure:
            problems.append(failure.detail if len(found.offers) == 1 else f"{offer.indexer}: {failure.detail}")
            continue
        if banned := _banned(payload, known, ids):
            problems.append(f"it is the same torrent as one on the blocklist: {banned}")
            continue
        return Fetched(payload, offer)
    raise IndexerFailure(FailureKind.BROKEN, "; ".join(problems)[:1000] or "no indexer offers it any more")


def _banned(payload: Payload, bans: Iterable[Ban], target_ids: tuple[UUID, ...]) -> str | None:
    hits = (
        ban.reason
        for ban in bans
        if ban.info_hash == payload.info_hash and any(ban.holds_for(target_id) for target_id in target_ids)
    )
    return next(hits, None)
