"""Errors as problem+json (RFC 9457) with stable codes."""

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import BaseModel
from starlette.exceptions import HTTPException

from kit.errors import ReelwayError
from kit.telemetry.logs import logger

_log = logger("metadata-relay")


class Problem(BaseModel):
    """What went wrong: `code` is for programs and never changes, `detail` and `advice` are for people."""

    type: str = "about:blank"
    title: str
    status: int
    code: str
    detail: str
    advice: str = ""


_TEXTS = {
    404: "The source does not have it (`not_found`).",
    422: "The question can't be right (`invalid_input`).",
    502: "The source answered something unreadable (`source_unreadable`).",
    503: "`source_unavailable`, `source_busy`, `source_not_configured` or `source_key_refused`; nothing older is kept.",
}
PROBLEMS: dict[int | str, dict[str, object]] = {
    status: {"model": Problem, "description": text} for status, text in _TEXTS.items()
}


def answer_problems(app: FastAPI) -> None:
    """Make every error of the app a problem."""
    app.add_exception_handler(ReelwayError, _answer_known)
    app.add_exception_handler(RequestValidationError, _answer_invalid)
    app.add_exception_handler(HTTPException, _answer_http)
    app.add_exception_handler(Exception, _answer_bug)


async def _answer_known(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, ReelwayError):
        raise error
    return _problem(error.status, error.code, error.detail, error.advice)


async def _answer_invalid(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, RequestValidationError):
        raise error
    wrong = "; ".join(f"{'.'.join(str(part) for part in each['loc'][1:])}: {each['msg']}" for each in error.errors())
    return _problem(422, "invalid_input", wrong)


async def _answer_http(_: Request, error: Exception) -> JSONResponse:
    if not isinstance(error, HTTPException):
        raise error
    codes = {404: "not_found", 405: "method_not_allowed"}
    return _problem(error.status_code, codes.get(error.status_code, "http"), str(error.detail))


async def _answer_bug(request: Request, error: Exception) -> JSONResponse:
    _log.error("unexpected", path=request.url.path, error=type(error).__name__)
    return _problem(500, "bug", "Something unexpected happened", "Look into the relay's log and report it")


def _problem(status: int, code: str, detail: str, advice: str = "") -> JSONResponse:
    problem = Problem(title=code.replace("_", " ").capitalize(), status=status, code=code, detail=detail, advice=advice)
    return JSONResponse(problem.model_dump(), status, media_type="application/problem+json")
