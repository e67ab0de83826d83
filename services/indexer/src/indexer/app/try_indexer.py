"""Tries an indexer without storing its settings."""

from dataclasses import replace

from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.indexer.asks import TestIndexer
from contracts.indexer.values import IndexerTest
from indexer.app.keep_indexers import KeepingPorts, check_settings, impatient, keep_key
from indexer.domain.capabilities import Capabilities, Function
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.indexer import Indexer, protocol_of
from indexer.domain.query import Query
from kit.errors import NotFound


async def try_indexer(ask: TestIndexer, *, cause: Cause, ports: KeepingPorts) -> IndexerTest:
    """Reachable, key, capabilities; for a proxy, what is behind it."""
    ask = ask.model_copy(update={"settings": check_settings(ask.settings)})
    began = ports.clock()
    stored = await _stored(ask, cause, ports)
    indexer = impatient(_as_asked(ask, stored))
    capabilities: Capabilities | None = None
    names: tuple[str, ...] = ()
    failure: IndexerFailure | None = None
    try:
        if indexer.is_proxy:
            names = tuple(one.name for one in await ports.proxies[indexer.settings.kind].list_indexers(indexer))
        else:
            capabilities = await ports.client.read_capabilities(indexer)
            # Many indexers tell their capabilities to anyone; only a search shows whether the key is right.
            await ports.client.search(indexer, _smallest_query(capabilities), offset=0, limit=1)
    except IndexerFailure as failed:
        failure = failed
    if stored and stored.settings.url == ask.settings.url and capabilities:
        async with ports.store.begin(cause) as records:
            await records.indexers.save_capabilities(stored.id, capabilities, ports.clock())
    took = ports.clock() - began
    return IndexerTest(
        ok=failure is None,
        reachable=failure is None or failure.kind is not FailureKind.UNREACHABLE,
        authorised=failure is None or failure.kind not in (FailureKind.UNREACHABLE, FailureKind.KEY_REFUSED),
        capabilities=capabilities.describe() if capabilities else (),
        indexers=names,
        error=failure.detail if failure else None,
        advice=failure.advice if failure else "",
        took_ms=round(took.total_seconds() * 1000),
    )


async def _stored(ask: TestIndexer, cause: Cause, ports: KeepingPorts) -> Indexer | None:
    if ask.indexer_id is None:
        return None
    async with ports.store.begin(cause) as records:
        stored = await records.indexers.find(ask.indexer_id)
    if stored is None:
        raise NotFound(f"There is no indexer {ask.indexer_id}", advice="List the indexers")
    return stored


def _as_asked(ask: TestIndexer, stored: Indexer | None) -> Indexer:
    if stored is None:
        return Indexer(new_id(), ask.settings, protocol_of(ask.settings.kind))
    return replace(stored, settings=keep_key(ask.settings, stored))


def _smallest_query(capabilities: Capabilities) -> Query:
    function = next(one for one in (Function.SEARCH, Function.TV, Function.MOVIE) if one in capabilities.parameters)
    return Query(function, ())
