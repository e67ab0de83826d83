"""What a service is made of, and how it runs from connect to drain."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from typing import Generic, TypeVar

from nats.aio.client import Client

from contracts.health import GetHealth, HealthReport
from contracts.service import Service
from kit.bus.asks import AnswerDesk, Asker
from kit.bus.connection import BusConnection
from kit.bus.consumer import Consumer
from kit.bus.delivery import Delivery, DeliveryContext
from kit.bus.durables import Durable
from kit.bus.handlers import Answerer, Handler, answer_long
from kit.bus.live import LiveLine
from kit.bus.naming import durable_name, stream_name
from kit.bus.relay import Relay
from kit.bus.retries import retry_consumer
from kit.db.database import Database
from kit.db.inbox_pruning import prune_inbox
from kit.db.migrate import migrate
from kit.db.units import Units, Work
from kit.health import Check, consumers_check, database_check, nats_check, relay_check, report, root_check
from kit.ops import build_ops_app, serve_http
from kit.settings import ServiceSettings
from kit.telemetry.logs import logger
from kit.telemetry.tracing import Tracing

AppT = TypeVar("AppT")
SettingsT = TypeVar("SettingsT", bound=ServiceSettings)


@dataclass(frozen=True, slots=True)
class Runtime(Generic[SettingsT]):
    """What a service's bootstrap builds its app from."""

    service: Service
    settings: SettingsT
    connection: BusConnection
    client: Client
    database: Database
    units: Units
    asker: Asker
    live: LiveLine
    tracing: Tracing


@dataclass(frozen=True, slots=True)
class Background:
    """Work that goes on beside the messages; the service ends when it fails."""

    name: str
    run: Callable[[], Coroutine[None, None, None]]


@dataclass(frozen=True, slots=True)
class Built(Generic[AppT]):
    """What bootstrap gives back: the app for the handlers, what runs beside them, what health looks at."""

    app: AppT
    background: tuple[Background, ...] = ()
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class ServiceDefinition(Generic[AppT, SettingsT]):
    """A service: its tables of handlers and answerers, its migrations, and how its app is built."""

    service: Service
    handlers: tuple[Handler[AppT], ...]
    answerers: tuple[Answerer[AppT], ...]
    health: type[GetHealth] | None
    migrations: str
    build: Callable[[Runtime[SettingsT]], AbstractAsyncContextManager[Built[AppT]]]

    def with_health(self, health_report: Callable[[], Awaitable[HealthReport]]) -> tuple[Answerer[AppT], ...]:
        """The answerers and the one for health."""
        if self.health is None:
            return self.answerers

        async def answer_health(_ask: GetHealth, _work: Work, _app: AppT) -> HealthReport:
            return await health_report()

        return (*self.answerers, answer_long(self.health, answer_health))


async def run_service(
    definition: ServiceDefinition[AppT, SettingsT],
    settings: SettingsT,
    stop: asyncio.Event,
    *,
    ready: asyncio.Event | None = None,
    tracing: Tracing | None = None,
) -> None:
    """Run a service until `stop` is set, then drain it: fetch nothing more, finish, close.

    Raises:
        ReelwayError: it could not start.
    """
    async with open_service(definition, settings, tracing=tracing) as failed:
        if ready:
            ready.set()
        failed.add_done_callback(lambda _: stop.set())
        await stop.wait()
        if failed.done():
            failed.result()


@asynccontextmanager
async def open_service(
    definition: ServiceDefinition[AppT, SettingsT], settings: SettingsT, *, tracing: Tracing | None = None
) -> AsyncIterator[asyncio.Future[None]]:
    """A running service; gives a future that fails when something in it does."""
    service = definition.service
    log = logger(service)
    async with AsyncExitStack() as stack:
        await migrate(settings.postgres_url.get_secret_value(), definition.migrations)
        runtime = await _open_runtime(stack, service, settings, tracing)
        relay = Relay(runtime.client, runtime.database.dsn, service)
        built = await stack.enter_async_context(definition.build(runtime))
        consumers = _consumers(definition, runtime, built.app)
        checks = (*_standard_checks(runtime, relay, consumers), *built.checks)

        async def health_report() -> HealthReport:
            return await report(service, checks)

        failed: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        pruning = Background("inbox pruning", lambda: prune_inbox(runtime.database, service))
        for background in (Background("relay", relay.run), pruning, *built.background):
            _start(stack, background, failed)
        AnswerDesk(service, built.app, runtime.units, runtime.tracing).open(
            runtime.connection.broker, definition.with_health(health_report)
        )
        await runtime.connection.broker.start()
        stack.push_async_callback(_stop_consumers, consumers, settings.drain_seconds)
        await asyncio.gather(*(consumer.start() for consumer in consumers))
        runtime.connection.on_reconnect(lambda: _reconnected(consumers))
        if settings.ops_port is not None:
            server = serve_http(build_ops_app(health_report), settings.ops_host, settings.ops_port)
            await stack.enter_async_context(server)
        log.info("ready", consumers=len(consumers), asks=len(definition.answerers))
        yield failed
        log.info("draining")
    log.info("stopped")


async def _open_runtime(
    stack: AsyncExitStack, service: Service, settings: SettingsT, tracing: Tracing | None
) -> Runtime[SettingsT]:
    tracing = tracing or Tracing(service.value, otlp_endpoint=settings.otlp_endpoint)
    stack.callback(tracing.close)
    database = Database(settings, name=service.value, tracing=tracing)
    stack.push_async_callback(database.close)
    connection = BusConnection(service, settings)
    client = await connection.open()
    stack.push_async_callback(connection.close)
    return Runtime(
        service=service,
        settings=settings,
        connection=connection,
        client=client,
        database=database,
        units=Units(database, service),
        asker=Asker(client, service, tracing),
        live=LiveLine(client),
        tracing=tracing,
    )


def _consumers(
    definition: ServiceDefinition[AppT, SettingsT], runtime: Runtime[SettingsT], app: AppT
) -> tuple[Consumer, ...]:
    service, client = definition.service, runtime.client
    consumers: list[Consumer] = []
    context = DeliveryContext(client, service, app, runtime.units, runtime.tracing)
    deliveries: dict[str, Delivery[AppT]] = {}
    for handler in definition.handlers:
        name = durable_name(service, handler.message)
        delivery = Delivery(context, name, handler)
        deliveries[name] = delivery
        durable = Durable(stream_name(handler.message), name, handler.message.subject())
        consumers.append(Consumer(client, durable, delivery.deliver, lanes=handler.lanes))
    return (*consumers, retry_consumer(client, service, deliveries))


def _standard_checks(runtime: Runtime[SettingsT], relay: Relay, consumers: tuple[Consumer, ...]) -> tuple[Check, ...]:
    return (
        nats_check(runtime.client),
        database_check(runtime.database),
        consumers_check(consumers),
        relay_check(relay),
        *(root_check(name, folder) for name, folder in runtime.settings.roots.items()),
    )


def _start(stack: AsyncExitStack, background: Background, failed: asyncio.Future[None]) -> None:
    task = asyncio.create_task(background.run(), name=background.name)

    def ended(done: asyncio.Task[None]) -> None:
        if not done.cancelled() and (error := done.exception()) and not failed.done():
            failed.set_exception(error)

    async def end() -> None:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait({task})

    task.add_done_callback(ended)
    stack.push_async_callback(end)


async def _stop_consumers(consumers: tuple[Consumer, ...], drain_seconds: float) -> None:
    await asyncio.gather(*(consumer.stop(drain_seconds) for consumer in consumers))


async def _reconnected(consumers: tuple[Consumer, ...]) -> None:
    for consumer in consumers:
        await consumer.reconnected()
