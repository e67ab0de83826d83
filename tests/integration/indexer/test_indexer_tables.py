"""The migrations make exactly the tables that the code works with."""

from importlib import import_module

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData, text

from contracts.ids import new_id
from contracts.service import Service
from indexer.adapters.db import decision_tables, feed_tables, finding_tables, judging_tables, tables
from indexer.adapters.db.titles import TitleRecords
from indexer.settings import IndexerServiceSettings
from integration.indexer.world import show
from kit.db.database import Database
from kit.db.migrate import migrate
from support.stack import Stack

OF_THE_CHASSIS = {"outbox", "inbox", "alembic_version"}
MODULES = (tables, judging_tables, decision_tables, feed_tables, finding_tables)
_KEYS = text("select name_keys from titles where title_id = :title")
BY_MIGRATIONS_ONLY = {"decisions", "feeds", "held_releases", "spending"}
"""Their rows go with those of another table by a foreign key, of which the code needs to know nothing."""


def differences(connection: Connection) -> list[object]:
    def is_ours(item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        if kind == "foreign_key_constraint":
            return getattr(item, "table").name not in BY_MIGRATIONS_ONLY  # noqa: B009  # Alembic types it as object
        return not (kind == "table" and name in OF_THE_CHASSIS)

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": is_ours})
    used = MetaData()
    for table in [table for module in MODULES for table in module.METADATA.sorted_tables]:
        table.to_metadata(used)
    return list(compare_metadata(context, used))


async def test_tables_and_migrations_agree(stack: Stack) -> None:
    settings = stack.settings(IndexerServiceSettings, Service.INDEXER)
    await migrate(settings.postgres_url.get_secret_value(), "indexer.adapters.db.migrations")
    database = Database(settings, name="indexer")
    try:
        async with database.engine.connect() as connection:
            assert await connection.run_sync(differences) == []
    finally:
        await database.close()


async def test_titles_of_before_are_found_by_their_ids_too(stack: Stack) -> None:
    settings = stack.settings(IndexerServiceSettings, Service.INDEXER)
    await migrate(settings.postgres_url.get_secret_value(), "indexer.adapters.db.migrations")
    add_id_keys = import_module("indexer.adapters.db.migrations.0005_facts").ADD_ID_KEYS
    database = Database(settings, name="indexer")
    facts, gone = show(), new_id()
    try:
        async with database.transaction() as sql:
            await TitleRecords(sql).save(facts, new_id())
            await TitleRecords(sql).remove(gone, new_id())
            written = (await sql.execute(_KEYS, {"title": facts.title_id})).scalar_one()
            await sql.execute(text("update titles set name_keys = '{harborlights,hafenlichter}' where not removed"))
            await sql.execute(text(add_id_keys))
            kept = (await sql.execute(_KEYS, {"title": facts.title_id})).scalar_one()
            nothing = (await sql.execute(_KEYS, {"title": gone})).scalar_one()
    finally:
        await database.close()
    assert kept == written == ["harborlights", "hafenlichter", "tvdb 4711", "imdb tt9900001"]
    assert nothing == []
