"""Brings a service's database up to date with Alembic, once, whichever replica comes first."""

import asyncio
from importlib.resources import files
from pathlib import Path
from weakref import WeakKeyDictionary

import asyncpg
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from sqlalchemy import Connection, text
from sqlalchemy.ext.asyncio import create_async_engine
from sqlalchemy.pool import NullPool

from kit.db.database import async_url, plain_dsn
from kit.errors import Conflict

_LOCK = 0x6D696772617465
_RUNNING: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Lock] = WeakKeyDictionary()


async def migrate(url: str, package: str) -> None:
    """Apply what is missing of the migrations in a package (`catalog.adapters.db.migrations`).

    Raises:
        Conflict: the database was written by a newer version.
    """
    folder = Path(str(files(package)))
    script = _script(folder)
    if await _stored_revision(plain_dsn(url)) == script.get_current_head():
        return
    engine = create_async_engine(async_url(url), poolclass=NullPool)
    try:
        async with _one_at_a_time(), engine.begin() as connection:
            await connection.execute(text("select pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            await connection.run_sync(_upgrade, script)
    finally:
        await engine.dispose()


def _one_at_a_time() -> asyncio.Lock:
    """Alembic's `op` is one per process: two migrations side by side would write into each other's database."""
    return _RUNNING.setdefault(asyncio.get_running_loop(), asyncio.Lock())


async def _stored_revision(dsn: str) -> str | None:
    connection = await asyncpg.connect(dsn, timeout=30)
    try:
        if not await connection.fetchval("select to_regclass('alembic_version') is not null"):
            return None
        revision: str | None = await connection.fetchval("select version_num from alembic_version")
        return revision
    finally:
        await connection.close()


def _script(folder: Path) -> ScriptDirectory:
    config = Config()
    config.set_main_option("script_location", str(folder))
    config.set_main_option("version_locations", str(folder))
    config.set_main_option("path_separator", "newline")
    return ScriptDirectory.from_config(config)


def _upgrade(connection: Connection, script: ScriptDirectory) -> None:
    def steps(revision: str, _context: MigrationContext) -> object:
        return script._upgrade_revs("head", revision)

    try:
        with EnvironmentContext(Config(), script, fn=steps, destination_rev="head") as environment:
            environment.configure(connection=connection, transactional_ddl=True)
            environment.run_migrations()
    except RevisionError as error:
        raise Conflict(
            f"The database was written by a newer version: {error}",
            advice="Start the newer version, or restore a backup",
        ) from error
