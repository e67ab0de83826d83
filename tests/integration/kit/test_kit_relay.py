"""The outbox relay: in order per key, one at a time, through outages."""

import asyncio
from uuid import UUID

import pytest
from sqlalchemy.exc import DBAPIError

from contracts.catalog.commands import ImportRequested
from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.service import Service
from kit.bus.connection import BusConnection
from kit.bus.relay import Relay
from kit.db.database import Database
from kit.db.migrate import migrate
from kit.db.units import Units
from kit.settings import ServiceSettings
from support.stack import Stack, eventually

EXAMPLE = ImportRequested.example()


def command(key: UUID, number: int) -> ImportRequested:
    return EXAMPLE.model_copy(update={"download_id": key, "import_id": new_id(), "name": str(number)})


async def _prepared(stack: Stack) -> tuple[Database, Units, ServiceSettings]:
    settings = stack.settings(ServiceSettings, Service.CATALOG)
    await migrate(settings.postgres_url.get_secret_value(), "support.sample_service.migrations")
    database = Database(settings, name="test")
    return database, Units(database, Service.CATALOG), settings


async def _waiting(database: Database) -> int:
    async with database.engine.connect() as sql:
        return int((await sql.exec_driver_sql("select count(*) from outbox")).scalar_one())


async def test_messages_of_one_key_leave_in_the_order_of_their_commits(stack: Stack) -> None:
    database, units, settings = await _prepared(stack)
    keys = [new_id() for _ in range(5)]
    numbers = dict.fromkeys(keys, 0)
    locks = {key: asyncio.Lock() for key in keys}

    async def write(key: UUID) -> None:
        for _ in range(20):
            async with units.begin(Cause.fresh()) as unit, locks[key]:
                numbers[key] += 1
                unit.emit(command(key, numbers[key]))

    connection = BusConnection(Service.CATALOG, settings)
    relay = asyncio.create_task(Relay(await connection.open(), database.dsn, Service.CATALOG).run())
    await asyncio.gather(*(write(key) for key in keys))
    await eventually(lambda: _count(stack, 100))
    relay.cancel()
    for key in keys:
        found = [int(message.name) for message in stack.all_of(ImportRequested) if message.download_id == key]
        assert found == list(range(1, 21))
    assert await _waiting(database) == 0
    await connection.close()
    await database.close()


async def test_nothing_leaves_of_a_transaction_that_fails(stack: Stack) -> None:
    database, units, _ = await _prepared(stack)

    async def fail() -> None:
        async with units.begin(Cause.fresh()) as unit:
            unit.emit(EXAMPLE)
            await unit.sql.exec_driver_sql("select 1 / 0")

    with pytest.raises(DBAPIError):
        await fail()
    assert await _waiting(database) == 0
    await database.close()


async def test_a_second_relay_waits_and_takes_over_when_the_first_one_dies(stack: Stack) -> None:
    database, units, settings = await _prepared(stack)
    connection = BusConnection(Service.CATALOG, settings)
    client = await connection.open()
    first = asyncio.create_task(Relay(client, database.dsn, Service.CATALOG).run())
    async with units.begin(Cause.fresh()) as unit:
        unit.emit(command(new_id(), 1))
    await eventually(lambda: _count(stack, 1))
    second = asyncio.create_task(Relay(client, database.dsn, Service.CATALOG).run())
    first.cancel()
    await asyncio.gather(first, return_exceptions=True)
    async with units.begin(Cause.fresh()) as unit:
        unit.emit(command(new_id(), 2))
    await eventually(lambda: _count(stack, 2))
    second.cancel()
    await connection.close()
    await database.close()


async def test_a_relay_whose_database_connection_is_cut_goes_on(stack: Stack) -> None:
    database, units, settings = await _prepared(stack)
    connection = BusConnection(Service.CATALOG, settings)
    relay = asyncio.create_task(Relay(await connection.open(), database.dsn, Service.CATALOG).run())
    async with units.begin(Cause.fresh()) as unit:
        unit.emit(command(new_id(), 1))
    await eventually(lambda: _count(stack, 1))
    sql = await stack.sql(Service.CATALOG)
    await sql.execute("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'reelway-relay'")
    await sql.close()
    async with units.begin(Cause.fresh()) as unit:
        unit.emit(command(new_id(), 2))
    await eventually(lambda: _count(stack, 2))
    relay.cancel()
    await connection.close()
    await database.close()


async def _count(stack: Stack, wanted: int) -> bool:
    # A relay that died before it deleted publishes again; the stream keeps one, a bare listener hears two.
    return len({message.import_id for message in stack.all_of(ImportRequested)}) == wanted
