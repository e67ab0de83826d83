"""Plans when to look again for what a search did not bring."""

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from contracts.indexer.values import SearchOrigin
from indexer.app.ports import Records
from indexer.domain.indexer import Indexer
from indexer.domain.pauses import MAX_TRIES_A_DAY, next_search_at
from indexer.domain.wanted import KnownTarget

AFTER_OUTAGE = timedelta(minutes=15)
WITHOUT_INDEXERS = timedelta(days=1)
"""Sooner, as soon as an indexer is added."""
SHORTEST_WAIT = timedelta(minutes=1)
TRIES_PAUSE = timedelta(days=1)


async def plan_next(
    left: Collection[KnownTarget],
    *,
    held: Collection[UUID],
    awaited: Mapping[UUID, datetime],
    served: bool,
    skipped_until: Collection[datetime],
    indexers: Iterable[Indexer],
    records: Records,
    now: datetime,
) -> None:
    """`served` tells whether any indexer answered: a search that nobody answered does not count as one in vain.

    `held` are targets that a release is held for: they are searched for again, but not in vain. `awaited` are others
    with a release that time keeps back, `skipped_until` the times until which indexers were left alone.
    """
    tired = {target.id for target in left if target.tries_today >= MAX_TRIES_A_DAY}
    await records.targets.plan(tired, now + TRIES_PAUSE)
    rest: list[KnownTarget] = []
    for target in left:
        if target.id in tired:
            continue
        if target.id in held:
            await records.targets.plan([target.id], next_search_at(target.id, target.misses + 1, now))
        elif target.id in awaited:
            await records.targets.plan([target.id], max(awaited[target.id], now + SHORTEST_WAIT))
        else:
            rest.append(target)
    if served:
        await records.targets.plan_after_miss(
            {target.id: next_search_at(target.id, target.misses + 1, now) for target in rest}
        )
        return
    if any(indexer.serves(SearchOrigin.AUTOMATIC) for indexer in indexers):
        at = max(min(skipped_until, default=now), now + AFTER_OUTAGE)
        await records.targets.plan([target.id for target in rest], at)
    else:
        await records.targets.plan_unserved([target.id for target in rest], now + WITHOUT_INDEXERS)
