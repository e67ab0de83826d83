"""What benches work in: a folder, NATS and PostgreSQL, started when the first bench needs them."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.figure import Figure
from integration.catalog.catalog_world import FakeRelay, World, make_clip
from kit.ops import serve_http
from support.servers import NatsServer, PostgresServer, start_nats, start_postgres
from support.stack import Stack

TESTS = Path(__file__).parents[1]
Figures = list[Figure]


class Lab:
    """`rivals` is a Python with guessit and PTT installed; it may be missing."""

    def __init__(self, folder: Path, rivals: Path) -> None:
        self.folder = folder
        self.rivals = rivals
        self._servers: tuple[NatsServer, PostgresServer] | None = None

    @classmethod
    @asynccontextmanager
    async def open(cls, rivals: Path) -> AsyncIterator["Lab"]:
        """A lab whose servers and files are gone at the end."""
        with tempfile.TemporaryDirectory(prefix="reelway-bench-", ignore_cleanup_errors=True) as folder:
            lab = cls(Path(folder), rivals)
            try:
                yield lab
            finally:
                for server in lab._servers or ():
                    await server.stop()

    async def servers(self) -> tuple[NatsServer, PostgresServer]:
        """The two servers, with the settings that `reelway up` gives them."""
        if self._servers is None:
            place = self.folder / "servers"
            self._servers = (await start_nats(place), await start_postgres(place))
        return self._servers

    @asynccontextmanager
    async def stack(self) -> AsyncIterator[Stack]:
        """The servers, emptied."""
        async with Stack.open(*await self.servers()) as stack:
            yield stack

    @asynccontextmanager
    async def catalog(self, stack: Stack, name: str) -> AsyncIterator[World]:
        """The catalog at work, with a metadata relay that answers at once."""
        folder = self.folder / name
        for part in ("downloads", "images"):
            (folder / part).mkdir(parents=True)
        clip = make_clip(folder / "clip.mkv", "-f", "lavfi", "-i", "sine=duration=2")
        relay = FakeRelay()
        async with serve_http(relay.app(), "127.0.0.1", 0) as port:
            relay.url = f"http://127.0.0.1:{port}"
            world = World(stack, relay, folder, clip)
            async with world.catalog():
                yield world
