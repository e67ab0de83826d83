"""Asks the services of a running Reelway, as the person at the command line."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from contracts.envelope import Cause
from contracts.message import Ask, Value
from contracts.service import Service
from kit.bus.asks import Asker
from kit.telemetry.tracing import Tracing
from reelway.embedded.failure import PartFailed
from reelway.supervisor.reaching import find_running

AnswerT = TypeVar("AnswerT", bound=Value)


@dataclass(frozen=True, slots=True)
class Operator:
    """Whoever types the command."""

    asker: Asker

    async def ask(self, ask: Ask, answer: type[AnswerT]) -> AnswerT:
        """The answer. Raises ReelwayError."""
        return await self.asker.ask(ask, answer, Cause.fresh(actor="operator"))


@asynccontextmanager
async def asking(data: Path) -> AsyncIterator[Operator]:
    """A connection to the Reelway that runs on a data folder.

    Raises:
        PartFailed: none runs there.
    """
    backends = find_running(data)
    if backends is None:
        raise PartFailed("Reelway", f"nothing runs on {data}", "Start `reelway up`, or choose another with --data.")
    client = await backends.connect_nats()
    tracing = Tracing("reelway", otlp_endpoint=None)
    try:
        yield Operator(Asker(client, Service.GATEWAY, tracing))
    finally:
        tracing.close()
        await client.close()
