"""What needs a person, with its next step; and dead letters."""

import asyncio
from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, TypeVar

from fastapi import APIRouter, Path, Query, Request, Response
from pydantic import BaseModel

from contracts.catalog.asks import Imports, ListImports
from contracts.catalog.values import ImportState, ImportView
from contracts.downloader.asks import Downloads, GetDownload, ListDownloads
from contracts.downloader.values import DownloadState, DownloadView
from contracts.indexer.asks import Indexers, ListIndexers
from contracts.message import Ask, Value
from contracts.values import Page
from gateway.app.gather_problems import (
    STATES_OF_PROBLEMS,
    FoundProblem,
    of_dead_letters,
    of_downloads,
    of_health,
    of_imports,
    of_indexers,
)
from gateway.domain.access import Principal
from gateway.entrypoints.http.auth import Admin, Reader, app_of, cause_of
from gateway.entrypoints.http.system import ask_health
from gateway.entrypoints.http.titles import Limit
from kit.bus.dead_letters import DeadLetter, drop, get_dead, list_dead, replay
from kit.errors import NotFound, Unavailable

router = APIRouter(prefix="/problems", tags=["problems"])
LOOKED_AT = 50
MAX_SEQUENCE = 2**63 - 1
LetterSequence = Annotated[int, Path(ge=1, le=MAX_SEQUENCE)]
AnswerT = TypeVar("AnswerT", bound=Value)


class ProblemItem(BaseModel):
    """A problem: what is wrong, why, what to do; `action` is the request that does it, `retry_at` when it is tried
    again by itself.
    """

    kind: str
    id: str
    sentence: str
    cause: str
    advice: str
    action: str | None
    retry_at: datetime | None


class ProblemList(BaseModel):
    """All problems; at most 50 of each kind are looked at, of downloads in each state."""

    items: list[ProblemItem]


class DeadLetterView(BaseModel):
    """A message that could not be handled, with its error."""

    sequence: int
    service: str
    consumer: str
    subject: str
    message_id: str
    error: str
    tries: int
    failed_at: datetime
    body: str


class DeadLetterPage(BaseModel):
    """Dead letters, the oldest first; go on with `after` = the last sequence."""

    items: list[DeadLetterView]


@router.get("", summary="What needs a person")
async def list_problems(request: Request, principal: Reader) -> ProblemList:
    app = app_of(request)
    page = Page(limit=LOOKED_AT)
    health, letters, indexers, imports, downloads = await asyncio.gather(
        ask_health(app),
        _dead(request, 0, LOOKED_AT),
        _ask(request, principal, ListIndexers(), Indexers),
        _ask(request, principal, ListImports(state=ImportState.BLOCKED, page=page), Imports),
        _list_downloads(request, principal, page),
    )
    found: list[FoundProblem] = [
        *of_health(health),
        *of_dead_letters(letters),
        *of_indexers(indexers.items if indexers else ()),
        *of_imports(await _with_download(request, principal, imports.items if imports else ())),
        *of_downloads(downloads),
    ]
    return ProblemList(items=[_item(problem) for problem in found])


@router.get("/dead-letters", summary="Messages that could not be handled")
async def list_dead_letters(
    request: Request, _principal: Reader, after: Annotated[int, Query(ge=0, le=MAX_SEQUENCE)] = 0, limit: Limit = 100
) -> DeadLetterPage:
    return DeadLetterPage(items=[_letter(letter) for letter in await _dead(request, after, limit)])


@router.get("/dead-letters/{sequence}", summary="One of them")
async def get_dead_letter(request: Request, sequence: LetterSequence, _principal: Reader) -> DeadLetterView:
    return _letter(await get_dead(app_of(request).client, sequence))


@router.post("/dead-letters/{sequence}/replay", status_code=202, summary="Give it to its consumer again")
async def replay_dead_letter(request: Request, sequence: LetterSequence, _principal: Admin) -> Response:
    await replay(app_of(request).client, sequence)
    return Response(status_code=202)


@router.delete("/dead-letters/{sequence}", status_code=204, summary="Forget it")
async def drop_dead_letter(request: Request, sequence: LetterSequence, _principal: Admin) -> Response:
    await drop(app_of(request).client, sequence)
    return Response(status_code=204)


async def _ask(request: Request, principal: Principal, ask: Ask, answer: type[AnswerT]) -> AnswerT | None:
    try:
        return await app_of(request).asker.ask(ask, answer, cause_of(principal))
    except Unavailable:
        return None  # the health report tells of it


async def _list_downloads(request: Request, principal: Principal, page: Page) -> list[DownloadView]:
    asks = (ListDownloads(state=state, page=page) for state in STATES_OF_PROBLEMS)
    answers = await asyncio.gather(*(_ask(request, principal, ask, Downloads) for ask in asks))
    return [view for answer in answers if answer for view in answer.items]


async def _with_download(request: Request, principal: Principal, imports: Sequence[ImportView]) -> list[ImportView]:
    """Whoever removed a download has decided about its import: it waits for nobody."""
    views = await asyncio.gather(*(_download_of(request, principal, item) for item in imports))
    return [item for item, view in zip(imports, views, strict=True) if not view or view.state != DownloadState.REMOVED]


async def _download_of(request: Request, principal: Principal, item: ImportView) -> DownloadView | None:
    if item.download_id is None:
        return None
    try:
        return await _ask(request, principal, GetDownload(download_id=item.download_id), DownloadView)
    except NotFound:
        return None


async def _dead(request: Request, after: int, limit: int) -> list[DeadLetter]:
    return [letter async for letter in list_dead(app_of(request).client, after=after, limit=limit)]


def _item(problem: FoundProblem) -> ProblemItem:
    return ProblemItem(
        kind=problem.kind,
        id=problem.id,
        sentence=problem.sentence,
        cause=problem.cause,
        advice=problem.advice,
        action=problem.action,
        retry_at=problem.retry_at,
    )


def _letter(letter: DeadLetter) -> DeadLetterView:
    return DeadLetterView(
        sequence=letter.sequence,
        service=letter.service,
        consumer=letter.consumer,
        subject=letter.subject,
        message_id=letter.message_id,
        error=letter.error,
        tries=letter.tries,
        failed_at=letter.failed_at,
        body=letter.body[:100_000].decode(errors="replace"),
    )
