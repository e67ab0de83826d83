"""Asks one Torznab or Newznab indexer."""

import asyncio
from urllib.parse import urlsplit, urlunsplit

from indexer.adapters.http import IndexerHttp, hiding_key
from indexer.adapters.torznab.capabilities import read_capabilities
from indexer.adapters.torznab.feed import FeedPage, read_feed
from indexer.domain.capabilities import Capabilities
from indexer.domain.indexer import Indexer
from indexer.domain.query import Query

INLINE_BYTES = 500_000
"""Larger answers are read in a thread, so that others need not wait."""


class TorznabClient:
    """Speaks the protocol; children of Prowlarr and Jackett speak it too."""

    def __init__(self, http: IndexerHttp) -> None:
        self._http = http

    async def read_capabilities(self, indexer: Indexer) -> Capabilities:
        """What it can do. Raises IndexerFailure."""
        with hiding_key(indexer.settings):
            body = await self._get(indexer, {"t": "caps"})
            return read_capabilities(body, aggregates_ids=indexer.parent_id is not None)

    async def search(self, indexer: Indexer, query: Query, *, offset: int, limit: int) -> FeedPage:
        """One page of results. Raises IndexerFailure."""
        paging = {"extended": "1", "offset": str(offset), "limit": str(limit)}
        with hiding_key(indexer.settings):
            body = await self._get(indexer, {"t": query.function.value, **dict(query.parameters), **paging})
            if len(body) > INLINE_BYTES:
                return await asyncio.to_thread(read_feed, body, indexer)
            return read_feed(body, indexer)

    async def _get(self, indexer: Indexer, parameters: dict[str, str]) -> bytes:
        settings = indexer.settings
        key = {"apikey": settings.api_key} if settings.api_key else {}
        return await self._http.get(settings, api_url(settings.url), params={**parameters, **key})


def api_url(url: str) -> str:
    """The address of the API: as it was given when it ends in `/api`, else with that added."""
    parts = urlsplit(url.strip())
    path = parts.path.rstrip("/")
    return urlunsplit(parts._replace(path=path if path.endswith("/api") else f"{path}/api", fragment=""))
