"""Which sources there are and how they do."""

from collections.abc import Mapping

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from contracts.values import TitleKind
from metadata_relay.choosing import BEST_FIRST, NEED_KEY, Sources
from metadata_relay.fetching import SourceClient
from metadata_relay.source import SourceName


class SourceInfo(BaseModel):
    """A source of metadata."""

    model_config = ConfigDict(use_attribute_docstrings=True)

    name: SourceName
    kinds: tuple[TitleKind, ...]
    """What it has."""
    configured: bool
    """Whether it can be asked."""
    needs_key: bool
    """Whether it wants a key of the relay's owner."""
    best_for: tuple[TitleKind, ...]
    """For what it is asked when a question names no source."""
    translates: bool
    """Whether it has texts in other languages than English."""
    orders: tuple[str, ...]
    """In which orders it numbers episodes."""
    trouble: str | None
    """Why it did not answer last time; null when it did."""


class SourceList(BaseModel):
    """All sources that the relay knows."""

    sources: tuple[SourceInfo, ...]


def build_source_list(sources: Sources, clients: Mapping[SourceName, SourceClient]) -> APIRouter:
    """`GET /v1/sources`."""
    router = APIRouter(prefix="/v1", tags=["metadata"])

    @router.get("/sources", summary="The sources and how they do")
    async def list_sources() -> SourceList:
        return SourceList(sources=tuple(_info(name, sources, clients.get(name)) for name in SourceName))

    return router


def _info(name: SourceName, sources: Sources, client: SourceClient | None) -> SourceInfo:
    source = sources.find_source(name)
    return SourceInfo(
        name=name,
        kinds=tuple(kind for kind in TitleKind if name in BEST_FIRST[kind]),
        configured=source is not None,
        needs_key=name in NEED_KEY,
        best_for=tuple(kind for kind in TitleKind if _best(kind, sources) is name),
        translates=source is not None and source.translates,
        orders=tuple(sorted(source.orders)) if source else (),
        trouble=client.trouble if client else None,
    )


def _best(kind: TitleKind, sources: Sources) -> SourceName | None:
    return next((name for name in BEST_FIRST[kind] if sources.find_source(name)), None)
