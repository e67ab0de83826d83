"""Fetches a release by the first of its offers that works."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from contracts.values import Protocol
from indexer.app.ports import Fetcher
from indexer.domain.ban import Ban, open_offers
from indexer.domain.budget import Turn
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.folding import Found
from indexer.domain.indexer import Indexer
from indexer.domain.offer import Offer
from indexer.domain.payload import Payload

TakeTurn = Callable[[Indexer], Awaitable[Turn]]
"""Takes a token of an indexer's budget of grabs."""


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
    take_turn: TakeTurn,
) -> Fetched:
    """Try the offers, the preferred first, as far as the indexers' budgets of grabs allow.

    Raises:
        IndexerFailure: none of them works; it tells why each did not. `LIMITED` when one may work later.
    """
    ids, known = tuple(target_ids), tuple(bans)
    problems: list[str] = []
    later: list[float] = []
    for offer in open_offers(found, known, ids):
        indexer = indexers.get(offer.indexer_id)
        if indexer is None or offer.protocol is not Protocol.TORRENT:
            continue
        if not indexer.settings.enabled:
            problems.append(f"{offer.indexer} is disabled")
            continue
        if offer is not found.offer and not offer.meets_demands:
            problems.append(f"{offer.indexer} offers it with too few seeders or without the flags that it must have")
            continue
        try:
            payload = await _fetch(offer, indexer, fetcher, take_turn)
        except IndexerFailure as failure:
            problems.append(failure.detail if len(found.offers) == 1 else f"{offer.indexer}: {failure.detail}")
            if failure.retry_after_seconds is not None:
                later.append(failure.retry_after_seconds)
            continue
        if banned := _banned(payload, known, ids):
            problems.append(f"it is the same torrent as one on the blocklist: {banned}")
            continue
        return Fetched(payload, offer)
    words = "; ".join(problems)[:1000] or "no indexer offers it any more"
    if later:
        raise IndexerFailure(FailureKind.LIMITED, words, retry_after_seconds=min(later))
    raise IndexerFailure(FailureKind.BROKEN, words)


async def _fetch(offer: Offer, indexer: Indexer, fetcher: Fetcher, take_turn: TakeTurn) -> Payload:
    """A magnet link costs the indexer nothing."""
    turn = await take_turn(indexer) if offer.download_url else None
    if turn and turn.at is None and offer.magnet:
        return await fetcher.fetch(replace(offer, download_url=None), indexer)
    if turn and turn.at is None:
        raise IndexerFailure(FailureKind.LIMITED, turn.reason, retry_after_seconds=turn.wait_seconds)
    return await fetcher.fetch(offer, indexer)


def _banned(payload: Payload, bans: Iterable[Ban], target_ids: tuple[UUID, ...]) -> str | None:
    hits = (
        ban.reason
        for ban in bans
        if ban.info_hash == payload.info_hash and any(ban.holds_for(target_id) for target_id in target_ids)
    )
    return next(hits, None)
