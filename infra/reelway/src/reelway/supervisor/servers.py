"""NATS and PostgreSQL as parts: started if they are ours, and made ready for the services in any case."""

import asyncpg
from nats.errors import Error as NatsError

from kit.bus.streams import provision
from reelway.data_folder import DataFolder
from reelway.embedded.child import Child
from reelway.embedded.databases import provision_databases
from reelway.embedded.failure import PartFailed
from reelway.embedded.nats import start_nats
from reelway.embedded.postgres import ADMIN, start_postgres
from reelway.supervisor.backends import NATS_VARIABLE, POSTGRES_VARIABLE, Backends

STOP_SECONDS = 2.5
WATCH_OUTSIDE = "it is not ours to watch"


class _Server:
    """What both have in common: a child that is watched and stopped."""

    name: str
    _child: Child | None = None

    @property
    def pid(self) -> int | None:
        return self._child.pid if self._child else None

    async def wait(self) -> str:
        if self._child is None:
            return WATCH_OUTSIDE
        code = await self._child.wait()
        return f"ended by signal {-code}" if code < 0 else f"ended with code {code}"

    async def stop(self) -> None:
        if self._child is not None:
            await self._child.stop(STOP_SECONDS)


class NatsPart(_Server):
    """The embedded NATS server with its streams."""

    name = "NATS"

    def __init__(self, data: DataFolder, backends: Backends, port: int) -> None:
        self._data, self._backends, self._port = data, backends, port

    async def start(self) -> None:
        running = await start_nats(self._data.nats, self._backends.secrets.nats, self._port, self._data.log("nats"))
        self._child = running.child
        await provision_streams(self._backends)


class PostgresPart(_Server):
    """The embedded PostgreSQL server with a database per service."""

    name = "PostgreSQL"

    def __init__(self, data: DataFolder, backends: Backends, port: int) -> None:
        self._data, self._backends, self._port = data, backends, port

    async def start(self) -> None:
        secrets = self._backends.secrets.postgres
        running = await start_postgres(self._data.postgres, secrets[ADMIN], self._port, self._data.log("postgres"))
        self._child = running.child
        await provision_roles(self._backends)


async def provision_streams(backends: Backends) -> None:
    """Make the streams.

    Raises:
        PartFailed: the server refuses.
    """
    connection = await backends.connect_nats()
    try:
        await provision(connection)
    except (NatsError, TimeoutError) as error:
        raise PartFailed(
            "NATS", f"the streams can't be made: {error}", f"Does the user in {NATS_VARIABLE} have JetStream's rights?"
        ) from error
    finally:
        await connection.close()


async def provision_roles(backends: Backends) -> None:
    """Make the databases and roles.

    Raises:
        PartFailed: the server does not answer or refuses.
    """
    try:
        await provision_databases(backends.postgres_admin_url, backends.secrets.postgres)
    except (OSError, TimeoutError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        raise PartFailed(
            "PostgreSQL",
            f"databases and roles can't be made: {error}",
            f"Is it there, and may the role in {POSTGRES_VARIABLE} create databases and roles?",
        ) from error
