"""One delivery: envelope → inbox → transaction → handler → outbox → ack, or the fate of a failure."""

import time
from dataclasses import dataclass
from typing import Generic, TypeVar

from nats.aio.client import Client
from nats.aio.msg import Msg
from opentelemetry.trace import SpanKind
from pydantic import ValidationError

from contracts.envelope import Envelope, MalformedEnvelope
from contracts.message import Message
from contracts.service import Service
from kit.bus.dead_letters import SUBJECT, put_away
from kit.bus.fate import FAULT_TRIES, OUTAGE_TRIES, decide_fate, describe
from kit.bus.handlers import Handler
from kit.db.units import Units, first_time
from kit.errors import Bug
from kit.telemetry.logs import logger, wish
from kit.telemetry.metrics import HANDLED, HANDLING_SECONDS
from kit.telemetry.tracing import Tracing

AppT = TypeVar("AppT")
CRASHES = OUTAGE_TRIES + FAULT_TRIES
"""A message that was delivered more often than any failure allows took its process down each time."""


@dataclass(frozen=True, slots=True)
class DeliveryContext(Generic[AppT]):
    """What all deliveries of a service share."""

    client: Client
    service: Service
    app: AppT
    units: Units
    tracing: Tracing


class Delivery(Generic[AppT]):
    """Delivers messages of one consumer to its handler."""

    def __init__(self, context: DeliveryContext[AppT], durable: str, handler: Handler[AppT]) -> None:
        self._client = context.client
        self._service = context.service
        self._durable = durable
        self._handler = handler
        self._app = context.app
        self._units = context.units
        self._tracing = context.tracing
        self._log = logger(context.service)

    async def deliver(self, msg: Msg) -> None:
        """Handle the message and settle it at the server, whatever happens."""
        tries = msg.metadata.num_delivered
        began = time.perf_counter()
        try:
            outcome = await self._handle(msg, Envelope.from_headers(msg.headers or {}), tries)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises decides the message's fate; none may end the consumer
            outcome = await self._fail(msg, error, tries)
        else:
            await msg.ack()
        HANDLED.labels(self._service, self._durable, outcome).inc()
        HANDLING_SECONDS.labels(self._service, self._durable).observe(time.perf_counter() - began)

    async def _handle(self, msg: Msg, envelope: Envelope, tries: int) -> str:
        if tries > CRASHES:
            raise Bug("the process ended each time it handled this message")
        expected = self._handler.message.subject()
        if (msg.headers or {}).get(SUBJECT, msg.subject) != expected or envelope.type != expected:
            raise MalformedEnvelope(f"{envelope.type} came to the consumer of {expected}")
        message = self._handler.message.model_validate_json(msg.data)
        span = self._tracing.span(f"handle {expected}", SpanKind.CONSUMER, traceparent=envelope.traceparent)
        with wish(envelope.cause.correlation_id, message=expected), span:
            if self._handler.long:
                return await self._run_long(message, envelope)
            return await self._run_in_one(message, envelope)

    async def _run_in_one(self, message: Message, envelope: Envelope) -> str:
        async with self._units.begin(envelope.as_cause(), handled=envelope) as unit:
            if not await first_time(unit.sql, self._durable, envelope.id):
                return "duplicate"
            await self._handler.run(message, unit, self._app)
        return "handled"

    async def _run_long(self, message: Message, envelope: Envelope) -> str:
        work = self._units.because_of(envelope.as_cause())
        await self._handler.run(message, work, self._app)
        async with work.begin() as unit:
            first = await first_time(unit.sql, self._durable, envelope.id)
        return "handled" if first else "duplicate"

    async def _fail(self, msg: Msg, error: Exception, tries: int) -> str:
        fate = decide_fate(error, tries)
        shown = None if isinstance(error, ValidationError | MalformedEnvelope) else error
        self._log.warning(
            "message failed",
            consumer=self._durable,
            tries=tries,
            error=describe(error),
            exc_info=shown if tries == 1 else None,
        )
        if fate.retry_after_seconds is not None:
            await msg.nak(delay=fate.retry_after_seconds)
            return "retried"
        await put_away(self._client, self._service, self._durable, msg, error=describe(error), tries=tries)
        await msg.term()
        return "dead"
