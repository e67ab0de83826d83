"""A service's connection pool to its own database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy import URL, event, make_url, text
from sqlalchemy.engine import AdaptedConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from kit.settings import ServiceSettings
from kit.telemetry.sql import trace_statements
from kit.telemetry.tracing import Tracing

CONNECT_SECONDS = 5
COMMAND_SECONDS = 60


def async_url(url: str) -> URL:
    """The URL with the asyncpg driver named."""
    return make_url(url).set(drivername="postgresql+asyncpg")


def plain_dsn(url: str) -> str:
    """The URL as asyncpg itself wants it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)


class Database:
    """Transactions on the service's database."""

    def __init__(self, settings: ServiceSettings, *, name: str, tracing: Tracing | None = None) -> None:
        self.dsn = plain_dsn(settings.postgres_url.get_secret_value())
        self.engine: AsyncEngine = create_async_engine(
            async_url(settings.postgres_url.get_secret_value()),
            pool_size=settings.postgres_pool_size,
            max_overflow=settings.postgres_pool_size,
            pool_timeout=30,
            # Values are keys and links as often as not; statements alone go to logs and dead letters.
            hide_parameters=True,
            connect_args={
                "timeout": CONNECT_SECONDS,
                "command_timeout": COMMAND_SECONDS,
                "server_settings": {"application_name": f"reelway-{name}"},
            },
        )
        self._alone = self.engine.execution_options(isolation_level="AUTOCOMMIT")
        event.listen(self.engine.sync_engine, "checkout", _refuse_closed)
        if tracing and tracing.provider:
            trace_statements(self.engine, tracing.tracer)

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: committed at the end of the block, rolled back when it raises."""
        async with self.engine.begin() as connection:
            yield connection

    @asynccontextmanager
    async def statements(self) -> AsyncIterator[AsyncConnection]:
        """Statements that each stand for themselves, with no transaction around them: a third of the round trips."""
        async with self._alone.connect() as connection:
            yield connection

    async def answers(self) -> bool:
        """Whether the database answers at all."""
        async with self.engine.connect() as connection:
            return bool((await connection.execute(text("select 1"))).scalar_one())

    async def close(self) -> None:
        """Give all connections back."""
        await self.engine.dispose()


def _refuse_closed(connection: AdaptedConnection, *_: object) -> None:
    """Keep connections that the server closed out of use: the pool then opens a new one.

    The driver knows it without asking; a ping would cost as many round trips as the transaction behind it.
    """
    if connection.driver_connection.is_closed():
        raise DisconnectionError("the database connection ended")
