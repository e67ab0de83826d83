"""A title's timeline: what happened, because of what, in words."""

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import BaseModel, JsonValue

from gateway.adapters.db.projection import Projection, StoredEvent
from gateway.app_state import App
from kit.errors import InvalidInput
from kit.paging import decode_cursor, encode_cursor

MAX_SEQ = 2**63 - 1


class TimelineEntry(BaseModel):
    """One event. Entries of one wish share `correlation_id`; `causation_id` is the message that led to it."""

    seq: int
    event_id: UUID
    type: str
    source: str
    time: datetime
    correlation_id: UUID
    causation_id: UUID | None
    actor: str | None
    summary: str
    data: dict[str, JsonValue]


class Timeline(BaseModel):
    """One page of entries, the newest first."""

    items: list[TimelineEntry]
    next_cursor: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Which part of a list."""

    limit: int
    cursor: str | None


async def read_timeline(app: App, title_id: UUID, target_id: UUID | None, place: Place) -> Timeline:
    """A page of a title's timeline, or of what in it names one target."""
    before = before_seq(place.cursor)
    async with app.database.transaction() as sql:
        events = await Projection(sql).of_title(title_id, target_id, before=before, limit=place.limit + 1)
    return as_page(events, place.limit)


def as_page(events: list[StoredEvent], limit: int) -> Timeline:
    """Entries with the cursor to go on from; `events` has one more than `limit` when there are more."""
    shown = events[:limit]
    more = len(events) > limit
    return Timeline(
        items=[entry_of(event) for event in shown], next_cursor=encode_cursor(str(shown[-1].seq)) if more else None
    )


def before_seq(cursor: str | None) -> int | None:
    """The number that a cursor stands for."""
    if cursor is None:
        return None
    (text,) = decode_cursor(cursor, 1)
    seq = find_seq(text)
    if seq is None:
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor")
    return seq


def find_seq(text: str) -> int | None:
    """The number of an event that a client sent back; None when it can't be one."""
    is_number = text.isascii() and text.isdigit() and len(text) <= len(str(MAX_SEQ))
    return int(text) if is_number and int(text) <= MAX_SEQ else None


def entry_of(event: StoredEvent) -> TimelineEntry:
    """An event as clients see it."""
    return TimelineEntry(
        seq=event.seq,
        event_id=event.event_id,
        type=event.subject,
        source=event.source,
        time=event.time,
        correlation_id=event.correlation_id,
        causation_id=event.causation_id,
        actor=event.actor,
        summary=event.summary,
        data=json.loads(event.body),
    )
