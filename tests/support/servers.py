"""Real NATS and PostgreSQL for tests: the embedded servers of the `reelway` command, in a folder of the test's own.

Start them once per test session and share them (they belong to no event loop); `await server.stop()` at its end.
They also end when the test process does. Start them from the main thread.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import asyncpg
import nats
from nats.aio.client import Client

from contracts.service import Service
from kit.bus.streams import STREAMS, provision
from reelway.embedded.child import Child
from reelway.embedded.databases import database_url, provision_databases
from reelway.embedded.nats import start_nats as start_embedded_nats
from reelway.embedded.permissions import OPERATOR
from reelway.embedded.ports import free_port
from reelway.embedded.postgres import start_postgres as start_embedded_postgres
from reelway.embedded.secrets import Secrets, load_secrets


@dataclass(frozen=True, slots=True)
class NatsServer:
    """A NATS server with the streams made. `url` is without credentials; users are the services and two more."""

    url: str
    passwords: Mapping[str, str]
    child: Child

    async def connect(self, user: str = OPERATOR) -> Client:
        """A connection as a user: a service, `operator` (everything) or `observer`."""
        return await nats.connect(
            self.url,
            user=user,
            password=self.passwords[user],
            inbox_prefix=f"_INBOX_{user}".encode(),
            allow_reconnect=False,
        )

    async def reset(self) -> None:
        """Forget all messages and consumers: what a test does first on a shared server."""
        connection = await self.connect()
        try:
            stream_api = connection.jetstream()
            # Purged, not deleted: the server removes a deleted stream's files late, and a new one trips over them.
            for stream in STREAMS:
                name = stream.name or ""
                for consumer in await stream_api.consumers_info(name):
                    await stream_api.delete_consumer(name, consumer.name)
                await stream_api.purge_stream(name)
        finally:
            await connection.close()

    async def stop(self) -> None:
        await self.child.stop()


@dataclass(frozen=True, slots=True)
class PostgresServer:
    """A PostgreSQL server with one database and role per service."""

    admin_url: str
    passwords: Mapping[str, str]
    child: Child

    def url_for(self, service: Service) -> str:
        """The address of a service's database with its own role and password."""
        return database_url(self.admin_url, service, self.passwords[service])

    async def reset(self, service: Service) -> None:
        """Empty a service's database."""
        connection = await asyncpg.connect(self.url_for(service))
        try:
            await connection.execute("drop owned by current_user cascade")
        finally:
            await connection.close()

    async def stop(self) -> None:
        await self.child.stop()


async def start_nats(folder: Path, port: int | None = None) -> NatsServer:
    """Start NATS below a folder and make the streams."""
    secrets = _secrets(folder)
    running = await start_embedded_nats(folder / "nats", secrets.nats, free_port(port), folder / "logs" / "nats.log")
    server = NatsServer(running.url, secrets.nats, running.child)
    connection = await server.connect()
    await provision(connection)
    await connection.close()
    return server


async def start_postgres(folder: Path, port: int | None = None) -> PostgresServer:
    """Start PostgreSQL below a folder and make the databases."""
    secrets = _secrets(folder)
    running = await start_embedded_postgres(
        folder / "postgres", secrets.postgres["admin"], free_port(port), folder / "logs" / "postgres.log"
    )
    await provision_databases(running.admin_url, secrets.postgres)
    return PostgresServer(running.admin_url, secrets.postgres, running.child)


def _secrets(folder: Path) -> Secrets:
    folder.mkdir(parents=True, exist_ok=True)
    return load_secrets(folder / "secrets.json")
