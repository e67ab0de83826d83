"""Asks a Jackett which indexers it has."""

from urllib.parse import quote

from indexer.adapters.http import IndexerHttp, hiding_key
from indexer.adapters.torznab.errors import failure_of_code
from indexer.adapters.torznab.xml import local_name, read_elements
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.indexer import Indexer
from indexer.domain.remote import RemoteIndexer

MAX_INDEXERS = 500
_PATH = "/api/v2.0/indexers/{slug}/results/torznab/api"


class JackettClient:
    """Its configured indexers, by its Torznab API."""

    def __init__(self, http: IndexerHttp) -> None:
        self._http = http

    async def list_indexers(self, jackett: Indexer) -> tuple[RemoteIndexer, ...]:
        """All that are configured. Raises IndexerFailure."""
        base = jackett.settings.url.rstrip("/")
        params = {"t": "indexers", "configured": "true", "apikey": jackett.settings.api_key}
        body = await self._http.get(jackett.settings, base + _PATH.format(slug="all"), params=params)
        with hiding_key(jackett.settings):
            return _read_inventory(body, base)


def _read_inventory(body: bytes, base: str) -> tuple[RemoteIndexer, ...]:
    found: list[RemoteIndexer] = []
    slug, title, root = "", "", ""
    for event, element in read_elements(body):
        name = local_name(element)
        if event == "start":
            root = root or name
            if name == "error":
                raise failure_of_code(element.get("code"), element.get("description"))
            if name == "indexer":
                slug, title = (element.get("id") or "")[:200], ""
        elif name == "title" and not title:
            title = (element.text or "").strip()[:100]
        elif name == "indexer" and slug and len(found) < MAX_INDEXERS:
            url = base + _PATH.format(slug=quote(slug, safe=""))
            found.append(RemoteIndexer(id=slug, name=title or slug[:100], url=url))
            element.clear()
    if root != "indexers":
        raise IndexerFailure(FailureKind.UNSUPPORTED, "the answer is not that of a Jackett")
    return tuple(found)
