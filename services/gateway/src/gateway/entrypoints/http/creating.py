"""Creations: 201, done once however often the request is sent with the same `Idempotency-Key`."""

import hashlib
from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import Header, Request, Response

from contracts.message import Ask
from gateway.adapters.db.idempotency import StoredAnswer, StoredAnswers
from gateway.domain.access import Principal
from gateway.entrypoints.http.auth import app_of, cause_of
from gateway.entrypoints.http.passing import JSON
from kit.errors import Conflict, InvalidInput, ReelwayError

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        max_length=200,
        description="Any text of your own; the same request with the same key is done once, for a day.",
    ),
]
ABANDONED_AFTER = timedelta(minutes=2)
"""Longer than any creation takes: a claim this old belongs to a process that died."""


async def create(request: Request, ask: Ask, principal: Principal, key: str | None) -> Response:
    """Ask for a creation; with a key, the first answer is given again."""
    if key is None:
        body = await app_of(request).asker.ask_bytes(ask, cause_of(principal))
        return Response(body, status_code=201, media_type=JSON)
    wanted = hashlib.sha256(f"{ask.subject()} {ask.model_dump_json()}".encode()).digest()
    stored = await _claim(request, principal, key, wanted)
    if stored is None:
        return await _create_once(request, ask, principal, key)
    if stored.request_hash != wanted:
        raise InvalidInput("This Idempotency-Key was used for another request", advice="Use a new key for each request")
    if stored.status is None:
        raise Conflict("The same request is under way", advice="Wait for its answer")
    return Response(stored.body, status_code=stored.status, media_type=JSON, headers={"Idempotent-Replay": "true"})


async def _claim(request: Request, principal: Principal, key: str, wanted: bytes) -> StoredAnswer | None:
    async with app_of(request).database.transaction() as sql:
        answers = StoredAnswers(sql)
        stored = await answers.claim(principal.user_id, key, wanted)
        if stored and stored.status is None and datetime.now(UTC) - stored.created_at > ABANDONED_AFTER:
            await answers.release(principal.user_id, key)
            stored = await answers.claim(principal.user_id, key, wanted)
        return stored


async def _create_once(request: Request, ask: Ask, principal: Principal, key: str) -> Response:
    app = app_of(request)
    try:
        body = await app.asker.ask_bytes(ask, cause_of(principal))
    except ReelwayError:
        async with app.database.transaction() as sql:
            await StoredAnswers(sql).release(principal.user_id, key)
        raise
    async with app.database.transaction() as sql:
        await StoredAnswers(sql).keep(principal.user_id, key, 201, body)
    return Response(body, status_code=201, media_type=JSON)
