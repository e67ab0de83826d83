"""The indexers as Jackett shows them: one Torznab API for each, and `all` for all at once."""

import asyncio
from collections.abc import Sequence
from xml.etree.ElementTree import Element, SubElement

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from reelway.demo.indexers.feed import LIMIT_MAX, Source, caps_element, encode, feed_element
from reelway.demo.indexers.listing import fold
from reelway.demo.indexers.torznab import FUNCTIONS, XML, DemoIndexer, download, error

ALL = "all"
_ROOT = "/api/v2.0/indexers/{slug}/results/torznab"


class Jackett:
    """Answers as Jackett does."""

    def __init__(self, indexers: Sequence[DemoIndexer], base_url: str, api_key: str) -> None:
        self._indexers = {indexer.slug: indexer for indexer in indexers}
        self._base_url = base_url
        self._api_key = api_key

    def routes(self) -> list[BaseRoute]:
        """Every route."""
        return [
            Route(f"{_ROOT}/api", self._torznab),
            Route(f"{_ROOT}/", self._torznab),
            Route(_ROOT, self._torznab),
            Route(f"{_ROOT}/download/{{info_hash}}.torrent", self._download),
        ]

    async def _torznab(self, request: Request) -> Response:
        slug, asked = request.path_params["slug"], request.query_params
        if asked.get("apikey") != self._api_key:
            return error(100, "The API key is wrong.")
        if slug == ALL:
            return await self._all(dict(asked))
        if slug not in self._indexers:
            return error(201, "There is no such indexer.", 404)
        return await self._indexers[slug].answer(asked, self._source(slug, self._indexers[slug].name), self._api_key)

    async def _all(self, asked: dict[str, str]) -> Response:
        function = asked.get("t", "")
        if function == "indexers":
            return Response(encode(self._inventory()), media_type=XML)
        if function == "caps":
            return Response(encode(caps_element(ALL, "q,season,ep", "q")), media_type=XML)
        if function not in FUNCTIONS:
            return error(202, f"There is no function {function[:40]}.")
        await asyncio.sleep(max(indexer.delay_seconds for indexer in self._indexers.values()))
        found = fold(indexer.listing.search(function, asked) for indexer in self._indexers.values())
        feed = feed_element(self._source(ALL, ALL), found, 0, LIMIT_MAX)
        return Response(encode(feed), media_type="application/rss+xml")

    def _inventory(self) -> Element:
        inventory = Element("indexers")
        for slug, indexer in self._indexers.items():
            entry = SubElement(inventory, "indexer", id=slug, configured="true")
            SubElement(entry, "title").text = indexer.name
            SubElement(entry, "description").text = f"{indexer.name} of the demo world"
            SubElement(entry, "link").text = indexer.base_url
            SubElement(entry, "language").text = "en-US"
            SubElement(entry, "type").text = "private"
            entry.append(indexer.caps())
        return inventory

    async def _download(self, request: Request) -> Response:
        if request.query_params.get("apikey") != self._api_key:
            return error(100, "The API key is wrong.", 401)
        found = (indexer.listing.find(request.path_params["info_hash"]) for indexer in self._indexers.values())
        return download(next(filter(None, found), None))

    def _source(self, slug: str, name: str) -> Source:
        address = self._base_url + _ROOT.format(slug=slug)
        return Source(name, address, self._api_key, ("jackettindexer", slug))
