"""The migrations make exactly the tables that the code works with, and take them away again."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, func, update

from catalog.adapters.db import migrations
from catalog.adapters.db.tables import METADATA, TITLES
from catalog.settings import CatalogSettings
from contracts.catalog.asks import ListTitles, TitleSummaries
from contracts.catalog.events import ImportCompleted
from contracts.service import Service
from contracts.values import TitleKind
from integration.catalog.catalog_world import World, show
from kit.db.database import Database
from kit.db.migrate import migrate
from support.migrating import move_to
from support.stack import Stack

OF_THE_CHASSIS = {"outbox", "inbox", "alembic_version"}


def differences(connection: Connection) -> list[object]:
    def is_ours(_item: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind == "table" and name in OF_THE_CHASSIS)

    context = MigrationContext.configure(connection, opts={"compare_type": True, "include_object": is_ours})
    return list(compare_metadata(context, METADATA))


async def test_tables_and_migrations_agree(stack: Stack) -> None:
    settings = stack.settings(CatalogSettings, Service.CATALOG)
    await migrate(settings.postgres_url.get_secret_value(), "catalog.adapters.db.migrations")
    database = Database(settings, name="catalog")
    try:
        async with database.engine.connect() as connection:
            assert await connection.run_sync(differences) == []
    finally:
        await database.close()


async def test_titles_from_before_know_their_seasons(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        await world.add_show(show(seasons=2, episodes=2))
        first, *_ = await world.wanted(4)
        await world.stack.publish(world.completed(world.download("T.S01E01/t.S01E01.mkv"), [first]))
        await world.stack.expect(ImportCompleted)
    database = Database(world.stack.settings(CatalogSettings, Service.CATALOG), name="catalog")
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(move_to, migrations, "0006")
    finally:
        await database.close()
    async with world.catalog():
        (title,) = (await world.stack.ask(ListTitles(kind=TitleKind.SHOW), TitleSummaries)).items
    assert [(season.number, season.targets, season.satisfied) for season in title.season_counts] == [
        (1, 2, 1),
        (2, 2, 0),
    ]


async def test_titles_of_the_first_release_sort_by_the_letters_of_now(world: World) -> None:
    async with world.catalog():
        await world.add_library()
        for number, name in enumerate(("Łódź Nights", "Zebra", "Æon")):
            await world.add_show(show(str(800 + number), episodes=1, name=name))
    database = Database(world.stack.settings(CatalogSettings, Service.CATALOG), name="catalog")
    try:
        async with database.engine.begin() as connection:
            await connection.run_sync(move_to, migrations, "0001")
            old = func.replace(func.replace(TITLES.c.sort_name, "lodz", "łodz"), "aeon", "æon")
            await connection.execute(update(TITLES).values(sort_name=old))
    finally:
        await database.close()
    async with world.catalog():
        listed = (await world.stack.ask(ListTitles(kind=TitleKind.SHOW), TitleSummaries)).items
        assert [title.sort_name for title in listed] == ["aeon", "lodz nights", "zebra"]
