"""The migrations make exactly the tables that the code works with, and keep what older versions stored."""

import json
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
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
SDTV = {"name": "SDTV", "qualities": ["SDTV"], "allowed": True}
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


def first_rows() -> Iterator[tuple[str, Mapping[str, object]]]:
    """One row of each table, as the first version wrote it, and several targets."""
    title, one = EXAMPLE_FACTS.title_id, UUID(int=9)
    settings = IndexerSettings(name="Old Index", kind=IndexerKind.TORZNAB, url="http://127.0.0.1:1/api")
    evidence, now = EXAMPLE_EVIDENCE.model_dump_json(), datetime.now(UTC)
    about = {"release_id": one, "title_id": title}
    yield (
        "indexers",
        {
            "indexer_id": one,
            "protocol": "torrent",
            "settings": settings.model_dump_json(),
            "budget_day": now.date(),
            "requests": 7,
        },
    )
    facts = EXAMPLE_FACTS.model_dump_json()
    yield "titles", {"title_id": title, "facts": facts, "name_keys": ["harbor lights"], "as_of": one}
    yield from (
        ("targets", {**_target(target_id), "wanted": wanted, "current": current, "as_of": one, "correlation_id": one})
        for target_id, wanted, current in (
            (IN_PLACE, False, evidence),
            (MISSING, True, "null"),
            (UNMONITORED, False, "null"),
        )
    )
    yield (
        "searches",
        {
            "search_id": one,
            "title_id": title,
            "origin": "automatic",
            "target_ids": [],
            "correlation_id": one,
            "state": "completed",
            "started_at": now,
        },
    )
    yield "releases", {**about, "search_id": one, "accepted": True, "view": "{}", "offers": "{}"}
    yield (
        "grabs",
        {
            **about,
            "download_id": one,
            "target_id": IN_PLACE,
            "ref": EXAMPLE_REF.model_dump_json(),
            "name": "x",
            "info_hash": "y",
            "indexer_id": one,
            "evidence": evidence,
            "grabbed_at": now,
            "ended_at": now,
            "outcome": "imported",
        },
    )
    yield "blocklist", {"blocklist_id": one, "title_id": title, "name": "x", "reason": "x", "added_at": now}
    body = {"id": str(one), "name": "Mine", "groups": [SDTV], "cutoff": "SDTV"}
    yield (
        "profiles",
        {
            "profile_id": one,
            "name": "Mine",
            "version": 1,
            "is_default": False,
            "body": json.dumps(body),
        },
    )


def _target(target_id: UUID) -> dict[str, object]:
    ref = EXAMPLE_REF.model_copy(update={"target_id": target_id}).model_dump_json()
    return {"target_id": target_id, "title_id": EXAMPLE_FACTS.title_id, "season": 1, "episode": 2, "ref": ref}


async def fill(sql: "asyncpg.Connection[asyncpg.Record]") -> None:
    for table, row in first_rows():
        places = ", ".join(f"${number}" for number in range(1, len(row) + 1))
        await sql.execute(f"insert into {table} ({', '.join(row)}) values ({places})", *row.values())
