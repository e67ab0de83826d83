"""The one place that wires the indexer."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from functools import partial

from contracts.envelope import Cause
from contracts.indexer.asks import GetIndexerHealth
from contracts.indexer.values import IndexerKind
from contracts.service import Service
from indexer.adapters.db.records import DatabaseStore
from indexer.adapters.http import IndexerHttp
from indexer.adapters.jackett import JackettClient
from indexer.adapters.prowlarr import ProwlarrClient
from indexer.adapters.torrents import TorrentFetcher
from indexer.adapters.torznab.client import TorznabClient
from indexer.app.ask_indexer import AskingPorts
from indexer.app.keep_indexers import KeepingPorts
from indexer.app.ports import Proxy
from indexer.app.run_search import SearchPorts, run_search
from indexer.app.sync_feed import FeedReader
from indexer.app.take_best import TakingPorts
from indexer.entrypoints.app import App
from indexer.entrypoints.bus import ANSWERS, HANDLERS
from indexer.entrypoints.feeds import FeedSchedule
from indexer.entrypoints.health import indexers_check
from indexer.entrypoints.lanes import SearchLanes
from indexer.entrypoints.schedule import discovery, holding, pruning
from indexer.settings import IndexerServiceSettings
from kit.service import Background, Built, Runtime, ServiceDefinition
from releases.profiles.presets import PRESETS

DEFAULT_PROFILE = "hd"


@asynccontextmanager
async def build(runtime: Runtime[IndexerServiceSettings]) -> AsyncIterator[Built[App]]:
    """The app, with what runs beside its handlers."""
    store, http, settings = DatabaseStore(runtime.units), IndexerHttp(runtime.tracing), runtime.settings
    async with store.begin(Cause.fresh()) as records:
        await records.profiles.seed(PRESETS, DEFAULT_PROFILE)
    client = TorznabClient(http)
    taking = TakingPorts(store, TorrentFetcher(http), _now)
    held = holding(taking)
    searching = SearchPorts(AskingPorts(store, client, _now), taking, runtime.live)
    lanes = SearchLanes(
        store,
        partial(run_search, ports=searching),
        held.changed,
        automatic=settings.automatic_searches,
        interactive=settings.interactive_searches,
    )
    proxies: dict[IndexerKind, Proxy] = {
        IndexerKind.PROWLARR: ProwlarrClient(http),
        IndexerKind.JACKETT: JackettClient(http),
    }
    keeping = KeepingPorts(store, client, proxies, _now)

    def plans_changed() -> None:
        lanes.changed()
        held.changed()

    usually = timedelta(minutes=settings.rss_minutes)
    feeds = FeedSchedule(store.begin, FeedReader(client, taking), usually, plans_changed).loop()
    background = (
        Background("feeds", feeds.run),
        Background("searches", lanes.run),
        Background("held releases", held.run),
        Background("discovery", discovery(keeping).run),
        Background("pruning", pruning(runtime.database, settings).run),
    )
    try:
        yield Built(App(keeping, taking, lanes, feeds, held), background, (indexers_check(store),))
    finally:
        await http.close()


def _now() -> datetime:
    return datetime.now(UTC)


DEFINITION = ServiceDefinition(
    service=Service.INDEXER,
    handlers=HANDLERS,
    answerers=ANSWERS,
    health=GetIndexerHealth,
    migrations="indexer.adapters.db.migrations",
    build=build,
)
