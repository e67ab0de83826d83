"""Torznab indexers over HTTP, with handles by which tests slow, break and count them."""

import asyncio
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from reelway.demo.indexers.feed import (
    LIMIT_DEFAULT,
    LIMIT_MAX,
    Source,
    caps_element,
    encode,
    error_element,
    feed_element,
)
from reelway.demo.indexers.listing import Listing
from reelway.demo.releases.release import Seeded

FUNCTIONS = ("search", "tvsearch", "movie")
RETRY_AFTER_SECONDS = 2
XML = "application/xml"


@dataclass
class DemoIndexer:
    """One indexer. `torznab_url` is its API's whole address.

    `fails_every`: each so-many-th request fails (0: none does), in turn by status 500, by 429 with Retry-After, and by
    XML that breaks off. `down` fails them all with 503.
    """

    name: str
    base_url: str
    api_key: str
    tv_parameters: str = "q,season,ep"
    movie_parameters: str = "q"
    delay_seconds: float = 0.0
    fails_every: int = 0
    down: bool = False
    request_count: int = 0
    failure_count: int = 0
    requests: deque[dict[str, str]] = field(default_factory=lambda: deque(maxlen=1000))
    """The last requests' parameters, without the key."""
    listing: Listing = field(default_factory=Listing)

    @property
    def torznab_url(self) -> str:
        """Where its API is."""
        return f"{self.base_url}/api"

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return self.name.lower()

    def inject(self, seeded: Seeded) -> None:
        """Lists a release from now on."""
        self.listing.add(seeded)

    def withhold(self, name: str) -> None:
        """Lists the release of that name no more; KeyError when it was not listed."""
        self.listing.remove(name)

    def routes(self) -> list[BaseRoute]:
        """Its API and its downloads."""
        return [
            Route(f"/{self.slug}/api", self._api),
            Route(f"/{self.slug}/download/{{info_hash}}.torrent", self._download),
        ]

    async def _api(self, request: Request) -> Response:
        source = Source(self.name, self.base_url, self.api_key)
        return await self.answer(request.query_params, source, self.api_key)

    async def answer(self, asked: Mapping[str, str], source: Source, api_key: str) -> Response:
        """Answers one API request; proxies call this with a source and a key of their own."""
        self.request_count += 1
        self.requests.append({name: value for name, value in asked.items() if name != "apikey"})
        failure = self._failure()
        await asyncio.sleep(self.delay_seconds)
        if failure:
            return failure
        if asked.get("apikey") != api_key:
            return error(100, "The API key is wrong.")
        return self._found(asked, source)

    def _failure(self) -> Response | None:
        if self.down:
            return Response("down", 503)
        if not self.fails_every or self.request_count % self.fails_every:
            return None
        self.failure_count += 1
        if self.failure_count % 3 == 1:
            return Response("something broke", 500)
        if self.failure_count % 3 == 2:
            return Response("slow down", 429, headers={"retry-after": str(RETRY_AFTER_SECONDS)})
        return Response('<?xml version="1.0"?><rss><channel><item><title>broken', media_type=XML)

    def _found(self, asked: Mapping[str, str], source: Source) -> Response:
        function = asked.get("t", "")
        if not function:
            return error(200, "The parameter t is missing.")
        if function == "caps":
            return Response(encode(self.caps()), media_type=XML)
        if function not in FUNCTIONS:
            return error(202, f"There is no function {function[:40]}.")
        offset, limit = _whole(asked.get("offset", "0")), _whole(asked.get("limit", str(LIMIT_DEFAULT)))
        if offset is None or limit is None:
            return error(201, "offset and limit are whole numbers.")
        found = self.listing.search(function, self._understood(function, asked))
        feed = feed_element(source, found, offset, min(limit, LIMIT_MAX))
        return Response(encode(feed), media_type="application/rss+xml")

    def caps(self) -> Element:
        """Its capabilities."""
        return caps_element(self.name, self.tv_parameters, self.movie_parameters)

    def _understood(self, function: str, asked: Mapping[str, str]) -> dict[str, str]:
        """Parameters outside the capabilities are not looked at."""
        known = {"tvsearch": self.tv_parameters, "movie": self.movie_parameters, "search": "q"}[function].split(",")
        return {name: value for name, value in asked.items() if name in known or name == "cat"}

    async def _download(self, request: Request) -> Response:
        if request.query_params.get("apikey") != self.api_key:
            return error(100, "The API key is wrong.")
        return download(self.listing.find(request.path_params["info_hash"]))


def download(entry: Seeded | None) -> Response:
    """The torrent, or a redirect to the magnet link where there is no file."""
    if entry is None:
        return error(300, "There is no such release.", 404)
    if entry.release.magnet:
        return RedirectResponse(entry.magnet_uri, 302)
    name = f"{entry.info_hash}.torrent"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return Response(entry.torrent, media_type="application/x-bittorrent", headers=headers)


def error(code: int, description: str, status: int = 200) -> Response:
    """A Newznab error; its HTTP status is 200, as usual there."""
    return Response(encode(error_element(code, description)), status, media_type=XML)


def _whole(text: str) -> int | None:
    return int(text) if text.isdigit() else None
