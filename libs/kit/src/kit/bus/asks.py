"""Asking other services, and answering them."""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from faststream.nats import NatsBroker, NatsMessage, NatsResponse
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError
from nats.errors import NoRespondersError
from opentelemetry.trace import SpanKind
from pydantic import ValidationError

from contracts.envelope import Cause, Envelope
from contracts.message import Ask, Value
from contracts.service import Service
from kit.bus.fate import describe, is_outage, is_refused_value
from kit.bus.handlers import Answerer
from kit.db.units import Units
from kit.errors import BY_CODE, Bug, InvalidInput, ReelwayError, Unavailable
from kit.telemetry.logs import logger, wish
from kit.telemetry.metrics import ANSWER_SECONDS
from kit.telemetry.tracing import Tracing, current_traceparent

AppT = TypeVar("AppT")
AnswerT = TypeVar("AnswerT", bound=Value)
ERROR_HEADER = "reelway-error"
SIDE_BY_SIDE = 16
"""Answers of one kind that a replica works on at once; more wait."""


class Asker:
    """Asks services over the bus."""

    def __init__(self, client: Client, service: Service, tracing: Tracing) -> None:
        self._client = client
        self._service = service
        self._tracing = tracing

    async def ask(self, ask: Ask, answer: type[AnswerT], cause: Cause) -> AnswerT:
        """The answer, read.

        Raises:
            ReelwayError: the one that the answering service raised; Unavailable when nobody answers in time.
        """
        return answer.model_validate_json(await self.ask_bytes(ask, cause))

    async def ask_bytes(self, ask: Ask, cause: Cause) -> bytes:
        """The answer as it came, for passing on."""
        with self._tracing.span(f"ask {ask.subject()}", SpanKind.CLIENT):
            envelope = Envelope.of(ask, self._service, cause, traceparent=current_traceparent())
            reply = await self._request(ask, envelope)
        code = (reply.headers or {}).get(ERROR_HEADER)
        if code is not None:
            problem = json.loads(reply.data)
            raise BY_CODE.get(code, Bug)(problem["detail"], advice=problem.get("advice", ""))
        body: bytes = reply.data
        return body

    async def _request(self, ask: Ask, envelope: Envelope) -> Msg:
        owner = ask.owner.value
        try:
            return await self._client.request(
                ask.subject(),
                ask.model_dump_json().encode(),
                timeout=ask.timeout_seconds,
                headers=envelope.to_headers(),
            )
        except NoRespondersError:
            raise Unavailable(f"The {owner} service does not run", advice="Look at the system health page") from None
        except (TimeoutError, NatsError) as error:
            raise Unavailable(
                f"The {owner} service did not answer within {ask.timeout_seconds:g} s", advice="Try again in a moment"
            ) from error


class AnswerDesk(Generic[AppT]):
    """Answers asks. What a use case raises goes back to whoever asked, as its code and text."""

    def __init__(self, service: Service, app: AppT, units: Units, tracing: Tracing) -> None:
        self._service = service
        self._app = app
        self._units = units
        self._tracing = tracing
        self._log = logger(service)

    def open(self, broker: NatsBroker, answerers: tuple[Answerer[AppT], ...]) -> None:
        """Subscribe for each ask, in one queue group with the service's other replicas."""
        for answerer in answerers:
            subscriber = broker.subscriber(
                answerer.ask.subject(), queue=self._service.value, max_workers=SIDE_BY_SIDE, no_reply=False
            )
            subscriber(self._desk(answerer))

    def _desk(self, answerer: Answerer[AppT]) -> Callable[[NatsMessage], Awaitable[NatsResponse]]:
        async def respond(message: NatsMessage) -> NatsResponse:
            began = time.perf_counter()
            outcome = "answered"
            headers: dict[str, str] = {}
            try:
                body = await self._answer(answerer, message)
            except Exception as error:  # noqa: BLE001 - every failure is an answer, or the asker would wait in vain
                outcome, body, headers = self._problem(answerer, error)
            ANSWER_SECONDS.labels(self._service, answerer.ask.__name__, outcome).observe(time.perf_counter() - began)
            return NatsResponse(body, headers=headers)

        return respond

    async def _answer(self, answerer: Answerer[AppT], message: NatsMessage) -> bytes:
        envelope = Envelope.from_headers(message.headers)
        ask = answerer.ask.model_validate_json(message.body)
        span = self._tracing.span(f"answer {ask.subject()}", SpanKind.SERVER, traceparent=envelope.traceparent)
        with wish(envelope.cause.correlation_id, message=ask.subject()), span:
            async with asyncio.timeout(ask.timeout_seconds):
                if answerer.long:
                    answer = await answerer.run(ask, self._units.because_of(envelope.as_cause()), self._app)
                else:
                    async with self._units.begin(envelope.as_cause()) as unit:
                        answer = await answerer.run(ask, unit, self._app)
        return answer.model_dump_json().encode()

    def _problem(self, answerer: Answerer[AppT], error: Exception) -> tuple[str, bytes, dict[str, str]]:
        if isinstance(error, ValidationError):
            error = InvalidInput(describe(error))
        elif is_refused_value(error):
            error = InvalidInput("It holds a character or a number that can't be kept", advice="Leave that out")
        elif is_outage(error) and not isinstance(error, ReelwayError):
            error = Unavailable(
                f"The {self._service} service can't reach what it needs", advice="Try again in a moment"
            )
        elif not isinstance(error, ReelwayError):
            self._log.error("answer failed", ask=answerer.ask.subject(), exc_info=error)
            error = Bug(f"The {self._service} service failed; its log says why")
        problem = {"detail": error.detail, "advice": error.advice}
        return error.code, json.dumps(problem).encode(), {ERROR_HEADER: error.code}
