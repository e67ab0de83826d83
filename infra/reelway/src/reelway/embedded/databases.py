"""One database and one role per service; no role can enter another's database."""

from collections.abc import Mapping
from urllib.parse import quote, urlsplit

import asyncpg

from contracts.service import Service


def database_name(service: Service) -> str:
    """The name of a service's database and of the role that owns it."""
    return f"reelway_{service}"


def database_url(admin_url: str, service: Service, password: str) -> str:
    """The address under which a service reaches its own database on the same server."""
    parts = urlsplit(admin_url)
    host = parts.netloc.rpartition("@")[2]
    name = database_name(service)
    return parts._replace(netloc=f"{name}:{quote(password, safe='')}@{host}", path=f"/{name}").geturl()


async def provision_databases(admin_url: str, passwords: Mapping[str, str]) -> None:
    """Make what is missing and set the passwords; safe to run again. Needs a role that may create both."""
    connection = await asyncpg.connect(admin_url, timeout=10, command_timeout=60)
    try:
        await connection.execute('revoke connect on database "postgres" from public')
        for service in Service:
            await _provision(connection, database_name(service), passwords[service])
    finally:
        await connection.close()


async def _provision(connection: asyncpg.Connection, name: str, password: str) -> None:
    literal = await connection.fetchval("select quote_literal($1)", password)
    if not await connection.fetchval("select true from pg_roles where rolname = $1", name):
        await connection.execute(f'create role "{name}"')
    await connection.execute(
        f'alter role "{name}" login nosuperuser nocreatedb nocreaterole noreplication password {literal}'
    )
    if not await connection.fetchval("select true from pg_database where datname = $1", name):
        # Outside servers may give us an administrator who may only hand out what is theirs.
        await connection.execute(f'grant "{name}" to current_user')
        await connection.execute(f'create database "{name}" owner "{name}"')
    await connection.execute(f'revoke all on database "{name}" from public')
