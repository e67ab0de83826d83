"""Units of work, real and fake, pass one suite."""

import json

from contracts.catalog.commands import ImportRequested
from contracts.service import Service
from kit.db.database import Database
from kit.db.migrate import migrate
from kit.db.units import Units
from kit.settings import ServiceSettings
from kit.testing.units import FakeUnits
from support.stack import Stack
from support.suites.units_suite import check_units


async def test_the_real_units(stack: Stack) -> None:
    settings = stack.settings(ServiceSettings, Service.CATALOG)
    await migrate(settings.postgres_url.get_secret_value(), "support.sample_service.migrations")
    database = Database(settings, name="test")

    async def sent() -> list[str]:
        async with database.engine.connect() as sql:
            rows = await sql.exec_driver_sql("select body from outbox order by id")
            return [json.loads(row.body)["name"] for row in rows]

    await check_units(Units(database, Service.CATALOG).begin, sent)
    await database.close()


async def test_the_fake_units() -> None:
    units = FakeUnits()

    async def sent() -> list[str]:
        return [message.name for message in units.sent if isinstance(message, ImportRequested)]

    await check_units(units.begin, sent)
