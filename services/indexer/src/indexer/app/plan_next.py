"""Plans when to look again for what a search did not bring."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta

from contracts.indexer.values import SearchOrigin
from indexer.app.ports import Records
from indexer.domain.indexer import Indexer
from indexer.domain.pauses import MAX_TRIES_A_DAY, next_search_at
from indexer.domain.wanted import KnownTarget

AFTER_OUTAGE = timedelta(minutes=15)
WITHOUT_INDEXERS = timedelta(days=1)
"""Sooner, as soon as an indexer is added."""
TRIES_PAUSE = timedelta(days=1)


async def plan_next(
    left: Collection[KnownTarget],
    *,
    served: bool,
    skipped_until: Collection[datetime],
    indexers: Iterable[Indexer],
    records: Records,
    now: datetime,
) -> None:
    """`served` tells whether any indexer answered: a search that nobody answered does not count as one in vain.

    `skipped_until` are the times until which indexers were left alone.
    """
    tired = [target.id for target in left if target.tries_today >= MAX_TRIES_A_DAY]
    await records.targets.plan(tired, now + TRIES_PAUSE)
    rest = [target for target in left if target.tries_today < MAX_TRIES_A_DAY]
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
