"""Keep an event for the live stream and the timelines of its titles."""

from typing import Protocol
from uuid import UUID

from contracts.envelope import Envelope
from contracts.message import Event
from gateway.domain.journey import titles_of


class EventLog(Protocol):
    """Where events are kept."""

    async def add(self, envelope: Envelope, body: str, summary: str, titles: tuple[UUID, ...]) -> None: ...


async def project_event(event: Event, envelope: Envelope, *, log: EventLog) -> None:
    """Append the event to the log."""
    await log.add(envelope, event.model_dump_json(), event.summary(), titles_of(event))
