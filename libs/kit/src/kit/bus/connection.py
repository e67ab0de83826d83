"""The connection of a service to NATS."""

from collections.abc import Awaitable, Callable

from faststream.nats import NatsBroker
from faststream.security import BaseSecurity, SASLPlaintext
from nats.aio.client import Client
from nats.errors import Error as NatsError

from contracts.service import Service
from kit.bus.naming import inbox_prefix
from kit.errors import Unavailable
from kit.settings import ServiceSettings
from kit.telemetry.logs import logger

RECONNECT_WAIT_SECONDS = 1


class BusConnection:
    """Connects, reconnects for ever, and says whether it is connected."""

    def __init__(self, service: Service, settings: ServiceSettings) -> None:
        self._log = logger(service)
        self._reconnected: list[Callable[[], Awaitable[None]]] = []
        self.url = settings.nats_url
        self.broker = NatsBroker(
            settings.nats_url,
            name=f"reelway-{service}",
            inbox_prefix=inbox_prefix(service),
            security=_security(settings),
            max_reconnect_attempts=-1,
            reconnect_time_wait=RECONNECT_WAIT_SECONDS,
            error_cb=self._on_error,
            disconnected_cb=self._on_disconnected,
            reconnected_cb=self._on_reconnected,
            logger=None,
            graceful_timeout=settings.drain_seconds,
        )

    async def open(self) -> Client:
        """The connected client.

        Raises:
            Unavailable: NATS does not answer or refuses the credentials.
        """
        try:
            client: Client = await self.broker.connect()
        except (OSError, NatsError) as error:
            raise Unavailable(
                f"NATS at {self.url} can't be reached: {error}",
                advice="Is it running, and are user and password right?",
            ) from error
        return client

    def on_reconnect(self, call: Callable[[], Awaitable[None]]) -> None:
        """Call this each time the connection is back after a loss."""
        self._reconnected.append(call)

    async def close(self) -> None:
        """Stop answering, send what is waiting, disconnect."""
        await self.broker.stop()

    async def _on_error(self, error: Exception) -> None:
        self._log.warning("nats error", error=str(error) or type(error).__name__)

    async def _on_disconnected(self) -> None:
        self._log.warning("nats is away; reconnecting")

    async def _on_reconnected(self) -> None:
        self._log.info("nats is back")
        for call in self._reconnected:
            await call()


def _security(settings: ServiceSettings) -> BaseSecurity | None:
    if settings.nats_user is None or settings.nats_password is None:
        return None
    return SASLPlaintext(username=settings.nats_user, password=settings.nats_password.get_secret_value())
