"""The migrations make exactly the tables that the code works with, and take them away again."""

from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection

from catalog.adapters.db.tables import METADATA
from catalog.settings import CatalogSettings
from contracts.service import Service
from kit.db.database import Database
from kit.db.migrate import migrate
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
