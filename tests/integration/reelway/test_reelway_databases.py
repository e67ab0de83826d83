from itertools import permutations

import asyncpg
import pytest

from contracts.service import Service
from reelway.embedded.databases import database_name, provision_databases
from support.servers import PostgresServer


@pytest.mark.parametrize("service", list(Service), ids=str)
async def test_a_role_owns_its_database(postgres_server: PostgresServer, service: Service) -> None:
    connection = await asyncpg.connect(postgres_server.url_for(service))
    await connection.execute("create table mine (id int); drop table mine")
    assert await connection.fetchval("select current_database()") == database_name(service)
    assert await connection.fetchval("show synchronous_commit") == "on"
    await connection.close()


@pytest.mark.parametrize(("one", "other"), list(permutations(Service, 2)), ids=str)
async def test_no_role_enters_the_database_of_another(
    postgres_server: PostgresServer, one: Service, other: Service
) -> None:
    stolen = postgres_server.url_for(one).removesuffix(database_name(one)) + database_name(other)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(stolen)


@pytest.mark.parametrize("service", list(Service), ids=str)
@pytest.mark.parametrize(
    "statement",
    [
        "create role thief",
        "create database thief",
        "set role admin",
        "alter role reelway_catalog superuser",
        "copy (select 1) to program 'true'",
        "select pg_read_file('/etc/passwd')",
    ],
)
async def test_a_role_has_no_rights_beyond_its_database(
    postgres_server: PostgresServer, service: Service, statement: str
) -> None:
    connection = await asyncpg.connect(postgres_server.url_for(service))
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await connection.execute(statement)
    await connection.close()


async def test_no_role_enters_the_administration_database(postgres_server: PostgresServer) -> None:
    url = postgres_server.url_for(Service.CATALOG)
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await asyncpg.connect(url.removesuffix(database_name(Service.CATALOG)) + "postgres")


async def test_a_password_is_asked_for(postgres_server: PostgresServer) -> None:
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(postgres_server.url_for(Service.CATALOG), password="wrong")


async def test_provisioning_again_keeps_what_is_there(postgres_server: PostgresServer) -> None:
    url = postgres_server.url_for(Service.CATALOG)
    connection = await asyncpg.connect(url)
    await connection.execute("create table kept as select 7 as id")
    await provision_databases(postgres_server.admin_url, postgres_server.passwords)
    assert await connection.fetchval("select id from kept") == 7
    await connection.execute("drop table kept")
    await connection.close()
