"""A Torznab indexer on loopback that tests fill, slow down and break."""

import asyncio
import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

import libtorrent
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

KEY = "a-secret-key"
CAPS = """<?xml version="1.0"?><caps><limits max="100" default="100"/><searching>
<search available="yes" supportedParams="q"/><tv-search available="yes" supportedParams="q,season,ep,tvdbid,imdbid"/>
<movie-search available="yes" supportedParams="q,imdbid"/></searching>
<categories><category id="2000" name="Movies"/><category id="5000" name="TV"/></categories></caps>"""
Respond = Callable[[Request], Awaitable[Response]]


def torrent_bytes(name: str) -> bytes:
    """A real little torrent file of one file called `name`."""
    info: dict[bytes, object] = {
        b"name": f"{name}.mkv".encode(),
        b"length": 1,
        b"piece length": 16384,
        b"pieces": hashlib.sha1(name.encode()).digest(),
    }
    entry = {b"announce": b"http://127.0.0.1:1/announce", b"info": info}
    body: bytes = libtorrent.bencode(entry)  # type: ignore[arg-type]  # its stubs want one type for all values
    return body


@dataclass
class Listed:
    """A release on the fake; `link` overrides where it is fetched."""

    name: str
    size_bytes: int = 1_400_000_000
    seeders: int = 10
    link: str | None = None
    published_at: datetime = datetime(2026, 3, 1, 20, 15, tzinfo=UTC)
    attributes: dict[str, str] = field(default_factory=dict)


@dataclass
class FakeTorznab:
    """`answer` and `download` replace the real answers. `asked` are the parameters of all searches."""

    listed: list[Listed] = field(default_factory=list)
    delay_seconds: float = 0.0
    answer: Respond | None = None
    download: Respond | None = None
    url: str = ""
    asked: list[dict[str, str]] = field(default_factory=list)
    downloads: int = 0

    def add(self, name: str, **facts: object) -> None:
        self.listed.append(Listed(name, **facts))  # type: ignore[arg-type]  # the test's own facts

    def link(self, name: str) -> str:
        """Where a release is fetched."""
        return f"{self.url}/download/{name}?apikey={KEY}"

    async def _api(self, request: Request) -> Response:
        params = dict(request.query_params)
        if params.get("t") == "caps":
            return Response(CAPS, media_type="application/xml")
        if params.pop("apikey", None) != KEY:
            return Response('<error code="100" description="Incorrect user credentials"/>')
        self.asked.append(params)
        await asyncio.sleep(self.delay_seconds)
        if self.answer:
            return await self.answer(request)
        return Response(self._feed(int(params.get("offset", "0"))), media_type="application/rss+xml")

    async def first_page(self, _request: Request) -> Response:
        """An answer of an indexer that does not know paging."""
        return Response(self._feed(0), media_type="application/rss+xml")

    def _feed(self, offset: int) -> str:
        items = "".join(map(self._item, self.listed[offset : offset + 100]))
        response = f'<newznab:response offset="{offset}" total="{len(self.listed)}"/>'
        return (
            '<?xml version="1.0"?><rss xmlns:torznab="http://torznab.com/schemas/2015/feed" '
            'xmlns:newznab="http://www.newznab.com/DTD/2010/feeds/attributes/"><channel>'
            f"{response}{items}</channel></rss>"
        )

    def _item(self, listed: Listed) -> str:
        link = listed.link or self.link(listed.name)
        attributes = {"seeders": str(listed.seeders), "peers": str(listed.seeders + 1), **listed.attributes}
        attrs = "".join(f"<torznab:attr name={quoteattr(k)} value={quoteattr(v)}/>" for k, v in attributes.items())
        return (
            f"<item><title>{escape(listed.name)}</title><guid>{self.url}/details/1?apikey={KEY}</guid>"
            f"<size>{listed.size_bytes}</size><pubDate>{format_datetime(listed.published_at)}</pubDate>"
            f'<enclosure url={quoteattr(link)} length="1" type="application/x-bittorrent"/>{attrs}</item>'
        )

    async def _download(self, request: Request) -> Response:
        self.downloads += 1
        if self.download:
            return await self.download(request)
        return Response(torrent_bytes(request.path_params["name"]), media_type="application/x-bittorrent")

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["FakeTorznab"]:
        app = Starlette(routes=[Route("/api", self._api), Route("/download/{name}", self._download)])
        async with serve(app) as url:
            self.url = url
            yield self


@asynccontextmanager
async def serve(app: Starlette) -> AsyncIterator[str]:
    """An application on a free loopback port; gives its address."""
    config = uvicorn.Config(app, host="127.0.0.1", port=0, log_level="critical", lifespan="off")
    server = uvicorn.Server(config)
    task = asyncio.create_task(server._serve())  # `serve` would take the signals that are the test run's
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        server.force_exit = True
        await task
