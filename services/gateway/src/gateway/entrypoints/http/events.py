"""Everything that happens, as it happens: server-sent events, and the list of what was."""

import json
from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Path, Query, Request
from fastapi.responses import StreamingResponse
from pydantic import AwareDatetime, JsonValue, StringConstraints

from gateway.adapters.db.projection import Projection, StoredEvent, Wanted
from gateway.adapters.event_feed import BATCH, EventFeed, Item, LiveState
from gateway.entrypoints.http.auth import Reader, app_of
from gateway.entrypoints.http.message_schemas import MessageSchemas, find_schema, known_messages
from gateway.entrypoints.http.timeline import MAX_SEQ, Timeline, as_page, before_seq, entry_of, find_seq
from gateway.entrypoints.http.titles import Cursor, Limit
from kit.errors import InvalidInput

router = APIRouter(tags=["events"])
Subject = Annotated[str, StringConstraints(max_length=200)]
BEAT_SECONDS = 15.0
LONGEST_SECONDS = 3600.0
"""A stream ends after an hour, so that logins that have ended do not go on listening; the client resumes."""
RECONNECT_MILLISECONDS = 1000
STREAM_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


@router.get("/events", summary="The live stream of events", response_class=StreamingResponse)
async def stream_events(
    request: Request,
    _principal: Reader,
    last_event_id: Annotated[str | None, Header(alias="Last-Event-ID")] = None,
    after: Annotated[
        int | None, Query(ge=0, le=MAX_SEQ, description="Like Last-Event-ID, for the first connection")
    ] = None,
    live: Annotated[bool, Query(description="Whether progress comes too")] = True,
) -> StreamingResponse:
    """Each stored event has an `id`; a client that reconnects with `Last-Event-ID` misses nothing. Live messages
    (progress, releases found) have none. `event:` is the subject, `data:` JSON: for stored events the timeline entry.
    """
    resume_after = find_seq(last_event_id) if last_event_id is not None else after
    if last_event_id is not None and resume_after is None:
        raise InvalidInput("Last-Event-ID is a number", advice="Send the id of the last event that you got")
    stream = _stream(request, app_of(request).feed, resume_after, with_live=live)
    return StreamingResponse(stream, media_type="text/event-stream", headers=STREAM_HEADERS)


@router.get("/events/history", summary="Past events, the newest first unless the oldest are wanted first")
async def list_events(
    request: Request,
    *,
    _principal: Reader,
    subject: Annotated[tuple[Subject, ...], Query(max_length=20, description="Beginnings of the subject")] = (),
    title_id: Annotated[UUID | None, Query(description="Only what is about this title")] = None,
    since: Annotated[AwareDatetime | None, Query(description="Only what happened from then on")] = None,
    oldest_first: Annotated[bool, Query(description="For replaying: from `since` on, in the order of arrival")] = False,
    limit: Limit = 100,
    cursor: Cursor = None,
) -> Timeline:
    wanted = Wanted(subject, title_id, since, before_seq(cursor), oldest_first)
    async with app_of(request).database.transaction() as sql:
        events = await Projection(sql).list(wanted, limit=limit + 1)
    return as_page(events, limit)


@router.get("/events/schemas", summary="Every message of the bus: what it is and who owns it")
async def list_schemas(_principal: Reader) -> MessageSchemas:
    return MessageSchemas(items=known_messages())


@router.get("/events/schemas/{name}", summary="The JSON Schema of a message, by its subject")
async def get_schema(name: Annotated[str, Path(max_length=200)], _principal: Reader) -> dict[str, JsonValue]:
    return find_schema(name)


async def _stream(
    request: Request, feed: EventFeed, resume_after: int | None, *, with_live: bool
) -> AsyncIterator[bytes]:
    with feed.listening() as listener:
        yield f"retry: {RECONNECT_MILLISECONDS}\n\n".encode()
        if resume_after is None:
            resume_after = await feed.last_seq()
            # Without data it is no event, but the client resumes there, also when it saw none before it was cut off.
            yield f"id: {resume_after}\n\n".encode()
        seen = resume_after
        while events := await feed.after(seen):
            for event in events:
                yield encode(event)
            seen = events[-1].seq
            if len(events) < BATCH:
                break
        for _ in range(int(LONGEST_SECONDS / BEAT_SECONDS)):
            while (item := await listener.take(BEAT_SECONDS)) is not None:
                if isinstance(item, StoredEvent):
                    if item.seq <= seen:
                        continue
                    seen = item.seq
                elif not with_live:
                    continue
                yield encode(item)
                if listener.overrun:
                    return
            if listener.overrun or await request.is_disconnected():
                return
            yield b": beat\n\n"


def encode(item: Item) -> bytes:
    """One server-sent event."""
    if isinstance(item, LiveState):
        return f"event: {item.subject}\ndata: {json.dumps(json.loads(item.body))}\n\n".encode()
    return f"id: {item.seq}\nevent: {item.subject}\ndata: {entry_of(item).model_dump_json()}\n\n".encode()
