"""The one place that wires the relay."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx
from fastapi import FastAPI

from kit.telemetry.http import trace_answers, trace_requests
from kit.telemetry.tracing import Tracing
from metadata_relay.answering import Answering
from metadata_relay.base_path import BasePath
from metadata_relay.cache import AnswerCache
from metadata_relay.choosing import Sources
from metadata_relay.fetching import Limits, Patience, SourceClient
from metadata_relay.languages import LanguagePolicy
from metadata_relay.mediamanager_tmdb import build_tmdb_passthrough
from metadata_relay.mediamanager_tvdb import build_tvdb_passthrough
from metadata_relay.ops_routes import build_ops
from metadata_relay.problems import answer_problems
from metadata_relay.remembering import Freshness, RememberedSource
from metadata_relay.routes import build_v1
from metadata_relay.settings import RelaySettings
from metadata_relay.signing import MakeSigner, NoKey, SourceKey
from metadata_relay.source import Source
from metadata_relay.source_name import SourceName
from metadata_relay.source_routes import build_source_list
from metadata_relay.sources.cinemeta import Cinemeta
from metadata_relay.sources.tmdb import Tmdb
from metadata_relay.sources.tmdb_key import TmdbKey
from metadata_relay.sources.tvdb import Tvdb
from metadata_relay.sources.tvdb_login import TvdbLogin
from metadata_relay.sources.tvmaze import TvMaze

# TVmaze counts in tens of seconds: a burst of ten and one more each second stay below its 20 in ten.
TVMAZE_BURST_SECONDS = 10
USER_AGENT = "Reelway/0.1 metadata-relay"


@dataclass(frozen=True, slots=True)
class _Address:
    url: str
    concurrency: int
    per_second: float
    burst_seconds: float = 1


def build_app(
    settings: RelaySettings, *, transport: httpx.AsyncBaseTransport | None = None, tracing: Tracing | None = None
) -> FastAPI:
    """The relay as an ASGI app; its lifespan opens and closes the cache and the connections.

    `transport` and `tracing` stand in for the network and for a collector in tests.
    """
    traces = tracing or Tracing("metadata-relay", otlp_endpoint=settings.otlp_endpoint)
    http = httpx.AsyncClient(
        transport=transport,
        proxy=str(settings.proxy_url) if settings.proxy_url else None,
        trust_env=False,
        follow_redirects=False,
        headers={"User-Agent": USER_AGENT, "Accept": "application/json"},
        limits=httpx.Limits(max_connections=100, max_keepalive_connections=20),
    )
    cache = AnswerCache(settings.cache_folder, max_bytes=settings.cache_bytes, keep_seconds=settings.stale_seconds)
    remembered = _remembered(settings, http, cache)
    policy = LanguagePolicy(settings.default_language, frozenset(settings.primary_languages))
    configured = {name: _source(name, source, policy, settings) for name, source in remembered.items()}
    clients = {name: source.client for name, source in remembered.items()}
    own = {name: client for name, client in clients.items() if client.has_own_key}
    sources = Sources(configured, clients.keys() - own.keys())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        await cache.open()
        try:
            yield
        finally:
            for source in remembered.values():
                await source.close()
            await http.aclose()
            await cache.close()
            traces.close()

    app = FastAPI(
        title="Reelway metadata relay",
        description="TMDB, TVDB, TVmaze and Cinemeta behind one cached API.",
        lifespan=lifespan,
    )
    answer_problems(app)
    trace_requests(http, traces)
    trace_answers(app, traces)
    if base_path := settings.base_path.rstrip("/"):
        app.add_middleware(BasePath, path=base_path)
    tmdb = remembered.get(SourceName.TMDB) if SourceName.TMDB in own else None
    tvdb = configured.get(SourceName.TVDB) if SourceName.TVDB in own else None
    app.include_router(build_ops(own, cache))
    app.include_router(build_source_list(sources, clients))
    app.include_router(build_v1(Answering(sources, policy)))
    app.include_router(build_tmdb_passthrough(tmdb))
    app.include_router(build_tvdb_passthrough(tvdb if isinstance(tvdb, Tvdb) else None, policy.default))
    return app


def _remembered(
    settings: RelaySettings, http: httpx.AsyncClient, cache: AnswerCache
) -> dict[SourceName, RememberedSource]:
    patience = Patience(
        timeout_seconds=settings.timeout_seconds,
        total_seconds=settings.patience_seconds,
        attempts=settings.attempts,
        wait_seconds=settings.retry_wait_seconds,
        rest_seconds=settings.rest_seconds,
        max_bytes=settings.max_answer_bytes,
    )
    freshness = Freshness(
        search=settings.search_seconds,
        trending=settings.trending_seconds,
        title=settings.title_seconds,
        stale=settings.stale_seconds,
        wait=settings.stale_after_seconds,
    )
    found: dict[SourceName, RememberedSource] = {}
    for name, address in _addresses(settings).items():
        if name in settings.sources:
            limits = Limits(address.concurrency, address.per_second, address.burst_seconds, settings.max_waiting)
            make, own = _make_signer(name, settings, http), _own_key(name, settings)
            signer = (make(own) if own else None) if make else NoKey()
            client = SourceClient(
                name, address.url, http, limits=limits, patience=patience, signer=signer, make_signer=make
            )
            found[name] = RememberedSource(client, cache, freshness)
    return found


def _addresses(settings: RelaySettings) -> dict[SourceName, _Address]:
    return {
        SourceName.TMDB: _Address(settings.tmdb_url, settings.tmdb_concurrency, settings.tmdb_per_second),
        SourceName.TVDB: _Address(settings.tvdb_url, settings.tvdb_concurrency, settings.tvdb_per_second),
        SourceName.TVMAZE: _Address(
            settings.tvmaze_url, settings.tvmaze_concurrency, settings.tvmaze_per_second, TVMAZE_BURST_SECONDS
        ),
        SourceName.CINEMETA: _Address(
            settings.cinemeta_url, settings.cinemeta_concurrency, settings.cinemeta_per_second
        ),
    }


def _make_signer(name: SourceName, settings: RelaySettings, http: httpx.AsyncClient) -> MakeSigner | None:
    """How requests to a source are signed with a key; None where it asks for none."""
    match name:
        case SourceName.TMDB:
            return lambda given: TmdbKey(given.key)
        case SourceName.TVDB:
            return lambda given: TvdbLogin(http, settings.tvdb_url, given.key, given.pin, settings.timeout_seconds)
        case _:
            return None


def _own_key(name: SourceName, settings: RelaySettings) -> SourceKey | None:
    """The relay's own key of a source."""
    key = {SourceName.TMDB: settings.tmdb_api_key, SourceName.TVDB: settings.tvdb_api_key}.get(name)
    pin = settings.tvdb_pin if name is SourceName.TVDB else None
    return SourceKey(key.get_secret_value(), pin.get_secret_value() if pin else None) if key else None


def _source(name: SourceName, source: RememberedSource, policy: LanguagePolicy, settings: RelaySettings) -> Source:
    match name:
        case SourceName.TMDB:
            return Tmdb(source, policy, settings.country)
        case SourceName.TVDB:
            return Tvdb(source, policy, settings.country)
        case SourceName.TVMAZE:
            return TvMaze(source, settings.country)
        case SourceName.CINEMETA:
            return Cinemeta(source)
