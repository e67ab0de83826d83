"""Which sources there are and how they do."""

import time
from collections.abc import Mapping

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from contracts.values import TitleKind
from metadata_relay.choosing import BEST_FIRST, NEED_KEY, Sources
from metadata_relay.errors import NotFound, SourceFailure
from metadata_relay.fetching import SourceClient
from metadata_relay.problems import PROBLEMS
from metadata_relay.reading import Reading
from metadata_relay.signing import SourceKeys
from metadata_relay.source_name import SourceName
from metadata_relay.wanted import KeysNow

TRIAL_WORDS = "the"


class SourceInfo(BaseModel):
    """A source of metadata."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    name: SourceName
    kinds: tuple[TitleKind, ...]
    """What it has."""
    configured: bool
    """Whether it can be asked."""
    needs_key: bool
    """Whether it wants a key, the relay's or one that the question brings."""
    has_own_key: bool
    """Whether the relay has a key of its own for it."""
    best_for: tuple[TitleKind, ...]
    """For what it is asked when a question names no source."""
    translates: bool
    """Whether it has texts in other languages than English."""
    orders: tuple[str, ...]
    """In which orders it numbers episodes."""
    trouble: str | None
    """Why it did not answer last time; null when it did."""


class SourceTrial(BaseModel):
    """What a source said when it was tried."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    ok: bool
    """Whether it answered, and took the key."""
    error: str = ""
    """What went wrong."""
    advice: str = ""
    """What to do about it."""
    took_ms: int
    """How long it took."""


class SourceList(BaseModel):
    """All sources that the relay knows."""

    sources: tuple[SourceInfo, ...]


def build_source_list(sources: Sources, clients: Mapping[SourceName, SourceClient]) -> APIRouter:
    """`GET /v1/sources` and `GET /v1/sources/{name}/test`."""
    router = APIRouter(prefix="/v1", tags=["metadata"])

    @router.get("/sources", summary="The sources and how they do")
    async def list_sources(keys: KeysNow) -> SourceList:
        return SourceList(sources=tuple(_info(name, sources, keys, clients.get(name)) for name in SourceName))

    @router.get("/sources/{name}/test", summary="Ask a source now, whatever is kept", responses=PROBLEMS)
    async def try_source(name: SourceName, keys: KeysNow) -> SourceTrial:
        kind = next(kind for kind in TitleKind if name in BEST_FIRST[kind])
        source = sources.get_source(name, kind, keys)
        began = time.monotonic()
        error = advice = ""
        try:
            await source.search(kind, TRIAL_WORDS, 1, "en", Reading(refresh=True, keys=keys, tries_source=True))
        except NotFound:
            pass  # it answered
        except SourceFailure as failed:
            error, advice = failed.detail, failed.advice
        return SourceTrial(ok=not error, error=error, advice=advice, took_ms=round((time.monotonic() - began) * 1000))

    return router


def _info(name: SourceName, sources: Sources, keys: SourceKeys, client: SourceClient | None) -> SourceInfo:
    source = sources.find_source(name, keys)
    return SourceInfo(
        name=name,
        kinds=tuple(kind for kind in TitleKind if name in BEST_FIRST[kind]),
        configured=source is not None,
        needs_key=name in NEED_KEY,
        has_own_key=name in NEED_KEY and client is not None and client.has_own_key,
        best_for=tuple(kind for kind in TitleKind if _best(kind, sources, keys) is name),
        translates=source is not None and source.translates,
        orders=tuple(sorted(source.orders)) if source else (),
        trouble=client.trouble if client else None,
    )


def _best(kind: TitleKind, sources: Sources, keys: SourceKeys) -> SourceName | None:
    return next((name for name in BEST_FIRST[kind] if sources.find_source(name, keys)), None)
