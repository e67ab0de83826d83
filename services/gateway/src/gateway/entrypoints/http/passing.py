"""Asks the owner of the data and passes the answer on as the bytes that came."""

from fastapi import Request, Response

from contracts.message import Ask
from gateway.domain.access import Principal
from gateway.entrypoints.http.auth import app_of, cause_of

JSON = "application/json"


async def pass_on(request: Request, ask: Ask, principal: Principal, *, status: int = 200) -> Response:
    """The answer to an ask, unread."""
    body = await app_of(request).asker.ask_bytes(ask, cause_of(principal))
    return Response(body, status_code=status, media_type=JSON)


async def done(request: Request, ask: Ask, principal: Principal) -> Response:
    """For asks whose answer says nothing: 204."""
    await app_of(request).asker.ask_bytes(ask, cause_of(principal))
    return Response(status_code=204)
