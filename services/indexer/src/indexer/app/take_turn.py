"""Takes a token of an indexer's budget, and tells when one may be had."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from contracts.envelope import Cause
from contracts.indexer.values import SearchOrigin
from indexer.app.ports import Clock, Records, Store
from indexer.domain.budget import LONGEST, Purpose, Turn, Use, next_turn
from indexer.domain.indexer import Indexer


async def take_turn(indexer: Indexer, use: Use, purpose: Purpose, *, records: Records, now: datetime) -> Turn:
    """When the request may go, within the budget and apart from other queries; the token is taken then."""
    locked = await records.indexers.lock(indexer.id)
    if locked is None:
        return Turn(now)
    spacing = timedelta(seconds=indexer.settings.request_spacing_seconds)
    at = max(now, locked.free_from or now) if use is Use.QUERY else now
    limits = indexer.limits(use)
    spent = await records.spending.of_indexer(indexer.id, use, at - LONGEST) if limits else ()
    turn = next_turn(limits, spent, purpose, at)
    if turn.at:
        await records.spending.add(indexer.id, use, purpose, turn.at)
        if use is Use.QUERY:
            await records.indexers.note_request(indexer.id, now, turn.at + spacing)
    return turn


async def take_grab_turn(indexer: Indexer, *, purpose: Purpose, cause: Cause, store: Store, clock: Clock) -> Turn:
    """The same for a torrent to be fetched, in a transaction of its own."""
    async with store.begin(cause) as records:
        return await take_turn(indexer, Use.GRAB, purpose, records=records, now=clock())


async def opens_at(purposes: Iterable[Purpose], *, records: Records, now: datetime) -> dict[Purpose, datetime]:
    """When the budget of some indexer lets an automatic search ask it; nothing when no indexer takes part in any."""
    indexers = [one for one in await records.indexers.list_all() if one.serves(SearchOrigin.AUTOMATIC)]
    limited = [one.id for one in indexers if one.limits(Use.QUERY)]
    spent = await records.spending.of_indexers(limited, Use.QUERY, now - LONGEST) if limited else {}
    opening: dict[Purpose, datetime] = {}
    for purpose in purposes if indexers else ():
        turns = [next_turn(one.limits(Use.QUERY), spent.get(one.id, ()), purpose, now) for one in indexers]
        opening[purpose] = min(turn.until or now for turn in turns)
    return opening
