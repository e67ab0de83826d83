"""What is kept long enough goes, some rows at a time, and takes its decisions along."""

from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from contracts.service import Service
from indexer.adapters.db.decision_tables import DECISIONS
from indexer.adapters.db.pruning import STEP, prune
from indexer.adapters.db.tables import RELEASES
from indexer.settings import IndexerServiceSettings
from kit.db.database import Database
from kit.db.migrate import migrate
from support.stack import Stack

NOW = datetime.now(UTC)
KEPT = timedelta(days=90)
_MAKE = """
insert into releases (release_id, search_id, title_id, accepted, view, offers, judged_at)
select gen_random_uuid(), gen_random_uuid(), gen_random_uuid(), true, '{}', '[]', cast(:at as timestamptz)
from generate_series(1, :count)
"""
_DECIDE = """
insert into decisions (release_id, target_id, accepted, body)
select release_id, gen_random_uuid(), true, '{}' from releases, generate_series(1, 2)
"""


async def count(database: Database, table: sa.Table) -> int:
    async with database.transaction() as sql:
        return (await sql.execute(sa.select(sa.func.count()).select_from(table))).scalar_one()


async def step(database: Database, most_releases: int = 1_000_000) -> int:
    async with database.transaction() as sql:
        return await prune(sql, before=NOW - KEPT, most_releases=most_releases)


async def test_releases_and_decisions_of_more_than_90_days_go_in_steps(stack: Stack) -> None:
    settings = stack.settings(IndexerServiceSettings, Service.INDEXER)
    assert timedelta(days=settings.keep_days) == KEPT
    await migrate(settings.postgres_url.get_secret_value(), "indexer.adapters.db.migrations")
    database = Database(settings, name="indexer")
    old, young = 2 * STEP + 7, 30
    try:
        async with database.transaction() as sql:
            await sql.execute(sa.text(_MAKE), {"at": NOW - KEPT - timedelta(minutes=1), "count": old})
            await sql.execute(sa.text(_MAKE), {"at": NOW - KEPT + timedelta(minutes=1), "count": young})
            await sql.execute(sa.text(_DECIDE))
        first = await step(database)
        after_first = await count(database, RELEASES)
        rest = [await step(database) for _ in range(3)]
        kept = await count(database, RELEASES), await count(database, DECISIONS)
        beyond = await step(database, most_releases=10)
        left = await count(database, RELEASES), await count(database, DECISIONS)
    finally:
        await database.close()
    assert (first, after_first) == (STEP, STEP + 7 + young)
    assert rest == [STEP, 7, 0]
    assert kept == (young, 2 * young)
    assert (beyond, left) == (20, (10, 20))
