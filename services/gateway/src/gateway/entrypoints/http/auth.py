"""Who asks: a session cookie of the browser, or a key in `X-Api-Key` or `Authorization: Bearer`."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Annotated
from urllib.parse import urlsplit

from fastapi import Depends, Request
from fastapi.security import APIKeyCookie, APIKeyHeader

from contracts.envelope import Cause
from gateway.adapters.db.people import People
from gateway.app_state import App
from gateway.domain.access import Principal, Scope
from gateway.domain.tokens import token_hash
from gateway.entrypoints.http.problems import Forbidden, Unauthenticated

SESSION_COOKIE = "reelway_session"
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
_header = APIKeyHeader(name="X-Api-Key", auto_error=False, description="An API key")
_cookie = APIKeyCookie(name=SESSION_COOKIE, auto_error=False, description="A login in the browser")


def app_of(request: Request) -> App:
    """The gateway that serves this request."""
    state: App = request.app.state.reelway
    return state


async def find_principal(
    request: Request,
    key: Annotated[str | None, Depends(_header)] = None,
    cookie: Annotated[str | None, Depends(_cookie)] = None,
) -> Principal | None:
    """Who asks, None when nobody known does."""
    app = app_of(request)
    token = key or _bearer(request)
    if not token and not cookie:
        return None
    async with app.database.statements() as sql:
        people = People(sql)
        if token:
            return await people.find_by_key(token_hash(token))
        return await people.find_by_session(token_hash(cookie or ""), timedelta(days=app.settings.session_days))


def require(scope: Scope) -> Callable[..., Awaitable[Principal]]:
    """A dependency: whoever asks must be known and have the scope."""

    async def check(request: Request, principal: Annotated[Principal | None, Depends(find_principal)]) -> Principal:
        if principal is None:
            raise Unauthenticated("Nobody is logged in", advice="Log in, or send a valid key in X-Api-Key")
        if principal.by_cookie and request.method not in _SAFE_METHODS:
            refuse_other_sites(request)
        if not principal.may(scope):
            raise Forbidden(f"This needs the scope {scope}", advice="Use a login or key with that scope")
        return principal

    return check


def refuse_other_sites(request: Request) -> None:
    """Refuse a change that a page of another site sent with this browser's cookie."""
    origin = request.headers.get("origin")
    if origin is None:
        allowed = request.headers.get("sec-fetch-site") in ("same-origin", "none")
    else:
        public = app_of(request).settings.public_url
        hosts = {request.headers.get("host"), urlsplit(public).netloc if public else None}
        allowed = urlsplit(origin).netloc in hosts
    if not allowed:
        raise Forbidden(
            "This change came from another site", advice="Make it in Reelway's own pages, or with an API key"
        )


def cause_of(principal: Principal) -> Cause:
    """The beginning of whatever this request leads to."""
    return Cause.fresh(actor=principal.name)


def _bearer(request: Request) -> str | None:
    kind, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if kind.casefold() == "bearer" and token else None


Reader = Annotated[Principal, Depends(require(Scope.READ))]
Manager = Annotated[Principal, Depends(require(Scope.MANAGE))]
Admin = Annotated[Principal, Depends(require(Scope.ADMIN))]
