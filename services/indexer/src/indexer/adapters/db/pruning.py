"""Removes what is kept long enough, in small steps."""

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from contracts.indexer.values import SearchState
from indexer.adapters.db.finding_tables import SPENDING
from indexer.adapters.db.tables import GRABS, RELEASES, SEARCHES, TARGETS, TITLES

STEP = 1000
"""Rows at a time; each release takes its decisions along, of which it has at most a few hundred."""
TOMBSTONES_KEPT = timedelta(days=30)
SPENDING_KEPT = timedelta(days=2)


async def prune(sql: AsyncConnection, *, before: datetime, most_releases: int) -> int:
    """One step; gives how many rows went. Nothing that is under way is touched."""
    gone = 0
    for table, column, also in (
        (RELEASES, RELEASES.c.judged_at, sa.true()),
        (SEARCHES, SEARCHES.c.started_at, SEARCHES.c.state != SearchState.RUNNING.value),
        (GRABS, GRABS.c.grabbed_at, GRABS.c.ended_at.is_not(None)),
        (TITLES, TITLES.c.changed_at, TITLES.c.removed),
    ):
        gone += await _drop(sql, table, (column < before) & also)
    gone += await _drop(sql, SPENDING, SPENDING.c.slice_at < sa.func.now() - SPENDING_KEPT)
    return gone + await _drop_beyond(sql, most_releases) + await _drop_forgotten_targets(sql, before)


async def _drop(sql: AsyncConnection, table: sa.Table, condition: sa.ColumnElement[bool]) -> int:
    keys = list(table.primary_key.columns)
    chosen = sa.select(*keys).where(condition).limit(STEP)
    return (await sql.execute(sa.delete(table).where(sa.tuple_(*keys).in_(chosen)))).rowcount


async def _drop_beyond(sql: AsyncConnection, most: int) -> int:
    count = sa.select(sa.func.count()).select_from(RELEASES)
    beyond = (await sql.execute(count)).scalar_one() - most
    if beyond <= 0:
        return 0
    oldest = sa.select(RELEASES.c.release_id).order_by(RELEASES.c.judged_at).limit(min(beyond, STEP))
    return (await sql.execute(sa.delete(RELEASES).where(RELEASES.c.release_id.in_(oldest)))).rowcount


async def _drop_forgotten_targets(sql: AsyncConnection, before: datetime) -> int:
    """Targets of titles whose row is gone."""
    orphans = ~sa.exists().where(TITLES.c.title_id == TARGETS.c.title_id)
    return await _drop(sql, TARGETS, (TARGETS.c.changed_at < before) & ~TARGETS.c.wanted & orphans)
