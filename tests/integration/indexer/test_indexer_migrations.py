"""The migrations make exactly the tables that the code works with, and keep what older versions stored."""

import json
from uuid import UUID

import asyncpg
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from contracts.catalog.events import EXAMPLE_FACTS
from contracts.indexer.asks import Indexers, ListIndexers, ListSearches, Searches
from contracts.indexer.decision_asks import Blocklist, ListBlocklist
from contracts.indexer.values import IndexerKind, IndexerSettings
from contracts.indexer.wanted_asks import CutoffUnmetPage, ListCutoffUnmet
from contracts.message import EXAMPLE_AT
from contracts.service import Service
from contracts.values import EXAMPLE_EVIDENCE, EXAMPLE_REF
from indexer.adapters.db import (
    decision_tables,
    feed_tables,
    finding_tables,
    judging_tables,
    migrations,
    tables,
)
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from kit.db.database import Database
from kit.db.migrate import migrate
from support.migrating import move_to
from support.stack import Stack

PACKAGE = "indexer.adapters.db.migrations"
USED = (tables, judging_tables, decision_tables, feed_tables, finding_tables)
OF_THE_CHASSIS = {"outbox", "inbox", "alembic_version"}
IN_PLACE, MISSING, UNMONITORED = UUID(int=1), UUID(int=2), UUID(int=3)
KEPT = ("indexers", "titles", "targets", "searches", "releases", "grabs", "blocklist", "profiles")


def differences(connection: Connection) -> list[object]:
    def is_compared(_item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        # Foreign keys between the modules' tables are the migrations' alone.
        return kind != "foreign_key_constraint" and not (kind == "table" and name in OF_THE_CHASSIS)

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": is_compared})
    used = sa.MetaData()
    for module in USED:
        for table in module.METADATA.sorted_tables:
            table.to_metadata(used)
    return list(compare_metadata(context, used))


async def test_tables_and_migrations_agree(stack: Stack) -> None:
    settings = stack.settings(IndexerServiceSettings, Service.INDEXER)
    await migrate(settings.postgres_url.get_secret_value(), PACKAGE)
    database = Database(settings, name="indexer")
    try:
        async with database.engine.connect() as connection:
            assert await connection.run_sync(differences) == []
    finally:
        await database.close()


async def test_what_the_first_version_stored_is_there_in_the_newest(stack: Stack) -> None:
    settings = stack.settings(IndexerServiceSettings, Service.INDEXER)
    database = Database(settings, name="indexer")
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(move_to, migrations, "0001")
    finally:
        await database.close()
    sql = await stack.sql(Service.INDEXER)
    await fill(sql)
    before = {table: await sql.fetchval(f"select count(*) from {table}") for table in KEPT}
    async with stack.running(DEFINITION, IndexerServiceSettings):
        (index,) = (await stack.ask(ListIndexers(), Indexers)).items
        (search,) = (await stack.ask(ListSearches(), Searches)).items
        (block,) = (await stack.ask(ListBlocklist(), Blocklist)).items
        unmet = await stack.ask(ListCutoffUnmet(), CutoffUnmetPage)
        after = {table: await sql.fetchval(f"select count(*) from {table}") for table in KEPT}
        rows = await sql.fetch("select target_id, monitored from targets")
        aired = await sql.fetchval("select bool_and(air_at = $1) from targets", EXAMPLE_AT)
    await sql.close()
    assert {table: after[table] - before[table] for table in KEPT} == dict.fromkeys(KEPT, 0) | {"profiles": 5}
    assert (index.name, index.requests_today, search.title_name, block.reason) == ("Old Index", 7, "Harbor Lights", "x")
    assert {row["target_id"]: row["monitored"] for row in rows} == {IN_PLACE: True, MISSING: True, UNMONITORED: False}
    assert aired
    # What is in place is judged when the catalog tells of it again, or its profile changes.
    assert unmet.total == 0


async def test_sizes_that_were_for_all_are_for_shows_and_for_movies(stack: Stack) -> None:
    settings = stack.settings(IndexerServiceSettings, Service.INDEXER)
    database = Database(settings, name="indexer")
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(move_to, migrations, "0007")
            await connection.execute(sa.text("insert into quality_sizes values ('SDTV', 1, 2, 3)"))
            await connection.run_sync(move_to, migrations, "0008")
            both = await connection.execute(sa.select(judging_tables.QUALITY_SIZES).order_by(sa.text("kind")))
            assert [tuple(row) for row in both] == [("movie", "SDTV", 1, 2, 3), ("show", "SDTV", 1, 2, 3)]
            await connection.run_sync(move_to, migrations, "0007")
            back = await connection.execute(sa.text("select * from quality_sizes"))
            assert [tuple(row) for row in back] == [("SDTV", 1, 2, 3)]
    finally:
        await database.close()


async def fill(sql: "asyncpg.Connection[asyncpg.Record]") -> None:
    """One row of everything, as the first version wrote it."""
    title, one = EXAMPLE_FACTS.title_id, UUID(int=9)
    settings = IndexerSettings(name="Old Index", kind=IndexerKind.TORZNAB, url="http://127.0.0.1:1/api")
    evidence = EXAMPLE_EVIDENCE.model_dump_json()
    await sql.execute(
        "insert into indexers (indexer_id, protocol, settings, budget_day, requests) values "
        "($1, 'torrent', $2, (now() at time zone 'utc')::date, 7)",
        one,
        settings.model_dump_json(),
    )
    await sql.execute(
        "insert into titles (title_id, facts, name_keys, as_of) values ($1, $2, $3, $4)",
        title,
        EXAMPLE_FACTS.model_dump_json(),
        ["harbor lights"],
        one,
    )
    for target_id, wanted, current in (
        (IN_PLACE, False, evidence),
        (MISSING, True, "null"),
        (UNMONITORED, False, "null"),
    ):
        ref = EXAMPLE_REF.model_copy(update={"target_id": target_id})
        await sql.execute(
            "insert into targets (target_id, title_id, season, episode, ref, wanted, current, as_of, correlation_id) "
            "values ($1, $2, 1, 2, $3, $4, $5, $6, $6)",
            target_id,
            title,
            ref.model_dump_json(),
            wanted,
            current,
            one,
        )
    await sql.execute(
        "insert into searches (search_id, title_id, origin, target_ids, correlation_id, state, started_at) "
        "values ($1, $2, 'automatic', '{}', $1, 'completed', now())",
        one,
        title,
    )
    await sql.execute(
        "insert into releases (release_id, search_id, title_id, accepted, view, offers) "
        "values ($1, $1, $2, true, $3, $3)",
        one,
        title,
        json.dumps({}),
    )
    await sql.execute(
        "insert into grabs (download_id, target_id, title_id, ref, release_id, name, info_hash, indexer_id, evidence, "
        "grabbed_at, ended_at, outcome) values ($1, $2, $3, $4, $1, 'x', 'y', $1, $5, now(), now(), 'imported')",
        one,
        IN_PLACE,
        title,
        EXAMPLE_REF.model_dump_json(),
        evidence,
    )
    await sql.execute(
        "insert into blocklist (blocklist_id, title_id, name, reason, added_at) values ($1, $2, 'x', 'x', now())",
        one,
        title,
    )
    await sql.execute(
        "insert into profiles (profile_id, name, version, is_default, body) values ($1, 'Mine', 1, false, $2)",
        one,
        json.dumps(
            {
                "id": str(one),
                "name": "Mine",
                "groups": [{"name": "SDTV", "qualities": ["SDTV"], "allowed": True}],
                "cutoff": "SDTV",
            }
        ),
    )
