"""Real NATS and PostgreSQL, emptied, with the tools that tests of services use."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Protocol, TypeVar

import asyncpg
from nats.aio.client import Client
from nats.aio.msg import Msg
from pydantic import SecretStr

from contracts.envelope import Cause, Envelope
from contracts.message import Ask, Command, Event, Message, Value
from contracts.service import Service
from contracts.topology import BY_SUBJECT
from kit.bus.asks import Asker
from kit.bus.dead_letters import DeadLetter, list_dead
from kit.bus.naming import stream_name
from kit.service import ServiceDefinition, open_service
from kit.settings import ServiceSettings
from kit.telemetry.tracing import Tracing
from support.servers import NatsServer, PostgresServer

MessageT = TypeVar("MessageT", bound=Message)
AnswerT = TypeVar("AnswerT", bound=Value)
AppT = TypeVar("AppT")
SettingsT = TypeVar("SettingsT", bound=ServiceSettings)
WAIT_SECONDS = 60.0


class Stoppable(Protocol):
    async def stop(self) -> None: ...


ServerT = TypeVar("ServerT", bound=Stoppable)


def stop_when_done(starting: Coroutine[None, None, ServerT]) -> Iterator[ServerT]:
    """For session fixtures: start a server, and stop it when the tests are done."""
    server = asyncio.run(starting)
    yield server
    asyncio.run(server.stop())


@dataclass(frozen=True, slots=True)
class Received:
    """A message that a service published, with its envelope."""

    message: Message
    envelope: Envelope


class Stack:
    """The servers of one test, and a witness that records every event, command and live message."""

    def __init__(self, nats: NatsServer, postgres: PostgresServer, operator: Client) -> None:
        self.nats = nats
        self.postgres = postgres
        self.operator = operator
        self.received: list[Received] = []
        self._arrived = asyncio.Event()

    @classmethod
    @asynccontextmanager
    async def open(cls, nats: NatsServer, postgres: PostgresServer) -> AsyncIterator["Stack"]:
        await nats.reset()
        await asyncio.gather(*(postgres.reset(service) for service in Service))
        operator = await nats.connect()
        stack = cls(nats, postgres, operator)
        for pattern in ("*.evt.>", "*.cmd.>", "*.live.>"):
            await operator.subscribe(pattern, cb=stack._witness)
        await operator.flush()
        try:
            yield stack
        finally:
            await operator.close()

    def settings(self, kind: type[SettingsT], service: Service, **more: object) -> SettingsT:
        """A service's settings for these servers."""
        return kind(
            nats_url=self.nats.url,
            nats_user=service.value,
            nats_password=SecretStr(self.nats.passwords[service]),
            postgres_url=SecretStr(self.postgres.url_for(service)),
            **more,  # type: ignore[arg-type]  # the test's own settings, read by pydantic
        )

    @asynccontextmanager
    async def running(
        self,
        definition: ServiceDefinition[AppT, SettingsT],
        kind: type[SettingsT],
        *,
        tracing: Tracing | None = None,
        **more: object,
    ) -> AsyncIterator[None]:
        """A service at work while the block runs."""
        settings = self.settings(kind, definition.service, **more)
        async with open_service(definition, settings, tracing=tracing) as failed:
            yield
            if failed.done():
                failed.result()

    async def publish(self, message: Event | Command, *, cause: Cause | None = None) -> Envelope:
        """Publish as its owner (or sender) would."""
        envelope = Envelope.of(message, message.owner, cause or Cause.fresh(), key=message.key())
        await self.publish_again(message, envelope)
        return envelope

    async def publish_again(self, message: Event | Command, envelope: Envelope, *, as_new: bool = False) -> None:
        """Publish with a given envelope; `as_new` gets past the server's own de-duplication."""
        headers = envelope.to_headers()
        if as_new:
            headers["Nats-Msg-Id"] += "-again"
        body = message.model_dump_json().encode()
        await self.operator.jetstream().publish(
            message.subject(), body, headers=headers, stream=stream_name(type(message))
        )

    async def ask(self, ask: Ask, answer: type[AnswerT]) -> AnswerT:
        """Ask as the gateway would."""
        return await Asker(self.operator, Service.GATEWAY, Tracing("test")).ask(ask, answer, Cause.fresh(actor="test"))

    async def expect(
        self, kind: type[MessageT], *, where: Callable[[MessageT], bool] = lambda _: True, seconds: float = WAIT_SECONDS
    ) -> MessageT:
        """The first message of a kind, published already or within the time."""
        return (await self.expect_received(kind, where=where, seconds=seconds))[0]

    async def expect_received(
        self, kind: type[MessageT], *, where: Callable[[MessageT], bool] = lambda _: True, seconds: float = WAIT_SECONDS
    ) -> tuple[MessageT, Envelope]:
        """The same with its envelope."""
        async with asyncio.timeout(seconds):
            while True:
                self._arrived.clear()
                for received in self.received:
                    if isinstance(received.message, kind) and where(received.message):
                        return received.message, received.envelope
                await self._arrived.wait()

    def all_of(self, kind: type[MessageT]) -> list[MessageT]:
        """What was published of a kind so far."""
        return [received.message for received in self.received if isinstance(received.message, kind)]

    async def dead_letters(self) -> list[DeadLetter]:
        """What could not be handled."""
        return [letter async for letter in list_dead(self.operator)]

    async def sql(self, service: Service) -> "asyncpg.Connection[asyncpg.Record]":
        """A connection to a service's database; the caller closes it."""
        return await asyncpg.connect(self.postgres.url_for(service))

    async def _witness(self, msg: Msg) -> None:
        kind = BY_SUBJECT.get(msg.subject)
        if kind is None:
            return
        headers = msg.headers or {}
        try:
            envelope = Envelope.from_headers(headers) if "ce-id" in headers else _bare(kind)
            message = kind.model_validate_json(msg.data)
        except ValueError:
            return  # a test sends broken messages too
        self.received.append(Received(message, envelope))
        self._arrived.set()


async def eventually(check: Callable[[], Coroutine[None, None, bool]], *, seconds: float = WAIT_SECONDS) -> None:
    """Wait until an asynchronous check is true."""
    async with asyncio.timeout(seconds):
        while not await check():
            await asyncio.sleep(0.05)


def _bare(kind: type[Message]) -> Envelope:
    return Envelope.of(kind.example(), kind.owner, Cause.fresh())
