"""The metadata relay over HTTP. Each question carries the keys that people set here."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import TypeVar

import httpx
from pydantic import Field, ValidationError

from catalog.domain.metadata_key import MetadataKey
from contracts.catalog.metadata_asks import KeyOrigin, MetadataSourceTest, MetadataSourceView
from contracts.message import Value
from contracts.metadata import MovieMetadata, SearchHits, ShowMetadata
from contracts.values import TitleKind
from kit.errors import InvalidInput, NotFound, Unavailable
from kit.telemetry.http import trace_requests
from kit.telemetry.tracing import Tracing

ValueT = TypeVar("ValueT", bound=Value)
ReadKeys = Callable[[], Awaitable[Mapping[str, MetadataKey]]]
MAX_ANSWER_BYTES = 30_000_000
TIMEOUT_SECONDS = 25.0
_NOT_FOUND = 404
_LAST_GOOD = 299


class RelayClient:
    """See the ports `MetadataSource` and `SourceDirectory`."""

    def __init__(
        self,
        url: str,
        *,
        read_keys: ReadKeys,
        tracing: Tracing | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._read_keys = read_keys
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

    async def list_sources(self, keys: Mapping[str, MetadataKey]) -> Sequence[MetadataSourceView]:
        found = await self._get("/v1/sources", {}, _SourceList, keys)
        return [_view(one, keys) for one in found.sources]

    async def try_source(self, source: str, keys: Mapping[str, MetadataKey]) -> MetadataSourceTest:
        return await self._get(f"/v1/sources/{_segment(source)}/test", {}, MetadataSourceTest, keys)

    async def _get(
        self, path: str, params: dict[str, str], model: type[ValueT], keys: Mapping[str, MetadataKey] | None = None
    ) -> ValueT:
        status, body = await self._fetch(path, params, await self._read_keys() if keys is None else keys)
        if status > _LAST_GOOD:
            raise _problem(status, body)
        try:
            return model.model_validate_json(body)
        except ValidationError as error:
            raise Unavailable(
                f"The metadata relay's answer can't be read ({error.error_count()} faults)",
                advice="Run the relay in the same version",
            ) from None

    async def _fetch(self, path: str, params: dict[str, str], keys: Mapping[str, MetadataKey]) -> tuple[int, bytes]:
        try:
            async with self._http.stream("GET", path, params=params, headers=_headers(keys)) as response:
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


class _Source(MetadataSourceView):
    source: str = Field(alias="name")
    used_for: tuple[TitleKind, ...] = Field(alias="best_for")
    key: KeyOrigin = KeyOrigin.NONE
    has_own_key: bool = False


class _SourceList(Value):
    sources: tuple[_Source, ...]


def _view(source: _Source, keys: Mapping[str, MetadataKey]) -> MetadataSourceView:
    own = KeyOrigin.RELAY if source.has_own_key else KeyOrigin.NONE
    key = KeyOrigin.STORED if source.source in keys else own
    return MetadataSourceView.model_validate(source.model_dump() | {"key": key})


def _headers(keys: Mapping[str, MetadataKey]) -> dict[str, str]:
    said = {f"X-{name}-Key": key.key for name, key in keys.items()}
    return said | {f"X-{name}-Pin": key.pin for name, key in keys.items() if key.pin}


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
