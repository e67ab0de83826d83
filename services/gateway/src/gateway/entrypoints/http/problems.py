"""Errors as `application/problem+json` (RFC 9457) with stable codes."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel
from sqlalchemy.exc import DBAPIError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from kit.bus.fate import is_outage, is_refused_value
from kit.errors import Bug, InvalidInput, ReelwayError, Unavailable

TITLES = {
    "invalid_input": "The input can't be right",
    "not_found": "There is no such thing",
    "conflict": "It can't be done as things stand",
    "unavailable": "Something does not answer",
    "bug": "Reelway failed",
    "unauthenticated": "Log in first",
    "forbidden": "You may not do this",
    "wrong_password": "Name or password is wrong",
    "too_many_tries": "Too many tries",
    "method_not_allowed": "This can't be done here",
    "too_large": "The request is too large",
}


class Problem(BaseModel):
    """An error. `code` is stable; `detail` says what happened, `advice` what to do next."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    advice: str = ""
    errors: list[dict[str, str]] = []


class Unauthenticated(ReelwayError):  # noqa: N818 - named after what happened
    """Nobody is logged in, or the key is not known."""

    code = "unauthenticated"
    status = 401


class Forbidden(ReelwayError):  # noqa: N818
    """Whoever asks may not do this."""

    code = "forbidden"
    status = 403


PROBLEM_ANSWERS: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "description": description}
    for status, description in (
        (401, "Not logged in, or the key is not known"),
        (403, "The scope is too small"),
        (422, "The input can't be right"),
        (503, "A part of Reelway does not answer"),
    )
}


def problem_response(problem: Problem, headers: dict[str, str] | None = None) -> Response:
    """The problem as it is sent."""
    return Response(
        problem.model_dump_json(exclude_defaults=False),
        status_code=problem.status,
        media_type="application/problem+json",
        headers=headers,
    )


def add_problem_handlers(api: FastAPI) -> None:
    """Map every error once."""
    api.add_exception_handler(ReelwayError, _on_reelway_error)
    api.add_exception_handler(RequestValidationError, _on_invalid_request)
    api.add_exception_handler(HTTPException, _on_http_error)
    api.add_exception_handler(DBAPIError, _on_database_error)
    api.add_exception_handler(Exception, _on_fault)


async def _on_reelway_error(_: Request, error: Exception) -> Response:
    if not isinstance(error, ReelwayError):
        raise error
    title = TITLES.get(error.code, "Error")
    found = Problem(title=title, status=error.status, code=error.code, detail=error.detail, advice=error.advice)
    return problem_response(found, {"WWW-Authenticate": "Bearer"} if error.status == 401 else None)


async def _on_invalid_request(_: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise error
    errors = [
        {"where": ".".join(str(part) for part in found["loc"]), "what": str(found["msg"])} for found in error.errors()
    ]
    detail = "; ".join(f"{found['where']}: {found['what']}" for found in errors[:5])
    return problem_response(
        Problem(title=TITLES["invalid_input"], status=422, code="invalid_input", detail=detail, errors=errors)
    )


async def _on_http_error(_: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise error
    code = {404: "not_found", 405: "method_not_allowed", 413: "too_large"}.get(error.status_code, "invalid_input")
    return problem_response(
        Problem(title=TITLES[code], status=error.status_code, code=code, detail=str(error.detail)),
        dict(error.headers or {}),
    )


async def _on_database_error(request: Request, error: Exception) -> Response:
    if not is_refused_value(error):
        raise error
    refused = InvalidInput("It holds a character or a number that can't be kept", advice="Leave that out")
    return await _on_reelway_error(request, refused)


async def _on_fault(_: Request, error: Exception) -> Response:
    if is_outage(error):
        found: ReelwayError = Unavailable("The gateway can't reach its database or NATS", advice="Try again soon")
    else:
        found = Bug("The gateway failed; its log says why", advice="Try again, and report it with the log's lines")
    return await _on_reelway_error(_, found)
