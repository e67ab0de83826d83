"""Adding, editing and removing indexers."""

from dataclasses import dataclass, replace
from urllib.parse import urlsplit
from uuid import UUID

from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.indexer.asks import AddIndexer, EditIndexer, RemoveIndexer
from contracts.indexer.values import IndexerKind, IndexerSettings, IndexerView
from contracts.message import Done
from indexer.app.note_answer import note_answer
from indexer.app.ports import Clock, IndexerClient, Proxy, Records, Store
from indexer.domain.address import split_key
from indexer.domain.backoff import IndexerHealth
from indexer.domain.failure import IndexerFailure
from indexer.domain.indexer import Indexer, protocol_of
from kit.errors import InvalidInput, NotFound

MAX_INDEXERS = 1000
PATIENCE_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class KeepingPorts:
    """What keeping indexers needs; `proxies` by their kind."""

    store: Store
    client: IndexerClient
    proxies: dict[IndexerKind, Proxy]
    clock: Clock


async def add_indexer(ask: AddIndexer, *, cause: Cause, ports: KeepingPorts) -> IndexerView:
    """Store it and get to know it. One that does not answer is kept all the same, with its error."""
    settings = check_settings(ask.settings)
    indexer = Indexer(new_id(), settings, protocol_of(settings.kind))
    async with ports.store.begin(cause) as records:
        if len(await records.indexers.list_all()) >= MAX_INDEXERS:
            raise InvalidInput(f"There are {MAX_INDEXERS} indexers already", advice="Remove those you don't use")
        await records.indexers.add(indexer)
    return await _introduce(indexer.id, cause, ports)


async def edit_indexer(ask: EditIndexer, *, cause: Cause, ports: KeepingPorts) -> IndexerView:
    """Replace its settings and try it anew: what held it back before may be mended."""
    checked = check_settings(ask.settings)
    async with ports.store.begin(cause) as records:
        stored = await records.indexers.lock(ask.indexer_id)
        if stored is None:
            raise _unknown(ask.indexer_id)
        settings = keep_key(checked, stored)
        kind = stored.settings.kind if stored.parent_id else settings.kind
        protocol = stored.protocol if stored.parent_id else protocol_of(kind)
        changed = replace(stored, settings=settings.model_copy(update={"kind": kind}), protocol=protocol)
        await records.indexers.save(changed)
        await records.indexers.save_health(stored.id, IndexerHealth(last_success_at=stored.health.last_success_at))
    return await _introduce(ask.indexer_id, cause, ports)


async def remove_indexer(ask: RemoveIndexer, *, records: Records) -> Done:
    """Forget it, and its children."""
    if not await records.indexers.remove(ask.indexer_id):
        raise _unknown(ask.indexer_id)
    return Done()


async def discover_children(proxy: Indexer, *, cause: Cause, ports: KeepingPorts) -> None:
    """Bring a proxy's children up to date. A proxy that does not answer keeps those it had."""
    failure = None
    try:
        remotes = await ports.proxies[proxy.settings.kind].list_indexers(proxy)
    except IndexerFailure as failed:
        failure, remotes = failed, None
    async with ports.store.begin(cause) as records:
        now = ports.clock()
        await note_answer(proxy.id, failure, records=records, now=now)
        await records.indexers.save_children(proxy, remotes, now)


async def _introduce(indexer_id: UUID, cause: Cause, ports: KeepingPorts) -> IndexerView:
    async with ports.store.begin(cause) as records:
        indexer = await records.indexers.find(indexer_id)
    if indexer is None:
        raise _unknown(indexer_id)
    if indexer.settings.enabled:
        indexer = impatient(indexer)
        await (discover_children if indexer.is_proxy else _read_capabilities)(indexer, cause=cause, ports=ports)
    async with ports.store.begin(cause) as records:
        if indexer.settings.enabled and indexer.settings.automatic_search:
            await records.targets.hasten_unserved(ports.clock())
        found = await records.indexers.find(indexer_id)
    if found is None:
        raise _unknown(indexer_id)
    return found.as_view()


async def _read_capabilities(indexer: Indexer, *, cause: Cause, ports: KeepingPorts) -> None:
    failure, capabilities = None, None
    try:
        capabilities = await ports.client.read_capabilities(indexer)
    except IndexerFailure as failed:
        failure = failed
    async with ports.store.begin(cause) as records:
        now = ports.clock()
        await note_answer(indexer.id, failure, records=records, now=now)
        if capabilities:
            await records.indexers.save_capabilities(indexer.id, capabilities, now)


def impatient(indexer: Indexer) -> Indexer:
    """The same with a timeout that a person waits for."""
    timeout = min(indexer.settings.timeout_seconds, PATIENCE_SECONDS)
    return replace(indexer, settings=indexer.settings.model_copy(update={"timeout_seconds": timeout}))


def check_settings(settings: IndexerSettings) -> IndexerSettings:
    """The settings with a key that came in the address where it belongs.

    Raises:
        InvalidInput: the address can't be one.
    """
    try:
        parts = urlsplit(settings.url.strip())
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        fits = False
    if not fits:
        raise InvalidInput("The address is no web address", advice="It looks like http://host:port/path")
    url, key = split_key(settings.url)
    return settings.model_copy(update={"url": url, "api_key": settings.api_key or key})


def keep_key(settings: IndexerSettings, stored: Indexer) -> IndexerSettings:
    """An empty key keeps the stored one, but only for the host that it was given for."""
    if settings.api_key:
        return settings
    if urlsplit(settings.url).hostname != urlsplit(stored.settings.url).hostname and stored.settings.api_key:
        raise InvalidInput("The address is another host", advice="Give the API key for the new host")
    return settings.model_copy(update={"api_key": stored.settings.api_key})


def _unknown(indexer_id: UUID) -> NotFound:
    return NotFound(f"There is no indexer {indexer_id}", advice="List the indexers")
