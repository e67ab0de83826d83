"""The metadata relay over HTTP."""

from typing import TypeVar

import httpx
from pydantic import ValidationError

from contracts.message import Value
from contracts.metadata import MovieMetadata, SearchHits, ShowMetadata
from contracts.values import TitleKind
from kit.errors import InvalidInput, NotFound, Unavailable
from kit.telemetry.http import trace_requests
from kit.telemetry.tracing import Tracing

ValueT = TypeVar("ValueT", bound=Value)
MAX_ANSWER_BYTES = 30_000_000
TIMEOUT_SECONDS = 25.0
_NOT_FOUND = 404
_LAST_GOOD = 299


class RelayClient:
    """See the port `MetadataSource`."""

    def __init__(
        self, url: str, *, tracing: Tracing | None = None, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._http = httpx.AsyncClient(
            base_url=url,
            timeout=httpx.Timeout(TIMEOUT_SECONDS, connect=5.0),
            trust_env=False,
            transport=transport,
        )
        if tracing:
            trace_requests(self._http, tracing)

    async def close(self) -> None:
        """Close all connections."""
        await self._http.aclose()

    async def get_show(self, source: str, source_id: str) -> ShowMetadata:
        return await self._get(f"/v1/shows/{_segment(source)}/{_segment(source_id)}", {}, ShowMetadata)

    async def get_movie(self, source: str, source_id: str) -> MovieMetadata:
        return await self._get(f"/v1/movies/{_segment(source)}/{_segment(source_id)}", {}, MovieMetadata)

    async def search(self, kind: TitleKind, query: str, source: str | None, page: int) -> SearchHits:
        params = {"kind": kind.value, "query": query, "page": str(page)} | ({"source": source} if source else {})
        return await self._get("/v1/search", params, SearchHits)

    async def trending(self, kind: TitleKind, source: str | None, page: int) -> SearchHits:
        params = {"kind": kind.value, "page": str(page)} | ({"source": source} if source else {})
        return await self._get("/v1/trending", params, SearchHits)

    async def _get(self, path: str, params: dict[str, str], model: type[ValueT]) -> ValueT:
        status, body = await self._fetch(path, params)
        if status > _LAST_GOOD:
            raise _problem(status, body)
        try:
            return model.model_validate_json(body)
        except ValidationError as error:
            raise Unavailable(
                f"The metadata relay's answer can't be read ({error.error_count()} faults)",
                advice="Run the relay in the same version",
            ) from None

    async def _fetch(self, path: str, params: dict[str, str]) -> tuple[int, bytes]:
        try:
            async with self._http.stream("GET", path, params=params) as response:
                body = bytearray()
                async for part in response.aiter_bytes():
                    body += part
                    if len(body) > MAX_ANSWER_BYTES:
                        raise Unavailable("The metadata relay's answer is too large")
                return response.status_code, bytes(body)
        except httpx.HTTPError as error:
            raise Unavailable(
                f"The metadata relay does not answer: {type(error).__name__}",
                advice="Look whether it runs; it is tried again by itself where nobody waits",
            ) from error


def _segment(text: str) -> str:
    if not text or len(text) > 100 or not all(character.isalnum() or character in "-_:" for character in text):
        raise InvalidInput(f"{text[:50]!r} is no id at a metadata source")
    return text


class _Problem(Value):
    detail: str = ""
    title: str = ""
    advice: str = ""


def _problem(status: int, body: bytes) -> InvalidInput | NotFound | Unavailable:
    try:
        problem = _Problem.model_validate_json(body)
    except ValidationError:
        problem = _Problem()
    detail = problem.detail or problem.title or f"The metadata relay answered {status}"
    if status == _NOT_FOUND:
        return NotFound(detail, advice=problem.advice)
    if 400 <= status < 500 and status != 429:
        return InvalidInput(detail, advice=problem.advice)
    return Unavailable(detail, advice=problem.advice or "Try again in a moment")
