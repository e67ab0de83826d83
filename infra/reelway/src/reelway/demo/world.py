"""The demo world: metadata, indexers, a tracker and seeders on loopback, all speaking the real protocols."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from starlette.applications import Starlette

from reelway.demo.faults import Behaviour
from reelway.demo.indexers.jackett import Jackett
from reelway.demo.indexers.prowlarr import Prowlarr
from reelway.demo.indexers.torznab import DemoIndexer
from reelway.demo.metadata.app import metadata_app
from reelway.demo.releases.media import MediaFolder
from reelway.demo.releases.plan import plan_releases
from reelway.demo.releases.release import Release, Seeded
from reelway.demo.serving import address, bind, serving
from reelway.demo.swarm.seeders import Seeders
from reelway.demo.swarm.tracker import Tracker
from reelway.demo.titles.catalogue import Catalogue, build_catalogue

API_KEY = "demo"
SLOWPOKE_SECONDS = 1.0
SEEDING_TIMEOUT_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Ports:
    """Where to listen; 0 takes a free port."""

    metadata: int = 0
    indexers: int = 0
    tracker: int = 0
    seeders: int = 0


@dataclass
class DemoWorld:
    """The running world's addresses and handles. Every API key, of indexers and proxies alike, is `api_key`."""

    metadata_url: str
    indexers_url: str
    tracker_url: str
    catalogue: Catalogue
    indexers: list[DemoIndexer]
    metadata: Behaviour
    tracker: Tracker
    _media: MediaFolder
    _seeders: Seeders
    api_key: str = API_KEY
    seeded: dict[str, Seeded] = field(default_factory=dict)
    """Every release by its name, with its torrent."""

    @property
    def tmdb_url(self) -> str:
        """Root of TMDB; its routes begin with `/3`, its pictures with `/t/p`."""
        return self.metadata_url

    @property
    def tvdb_url(self) -> str:
        """Root of TVDB; its routes begin with `/v4`."""
        return self.metadata_url

    @property
    def tvmaze_url(self) -> str:
        """Root of TVmaze."""
        return self.metadata_url

    @property
    def cinemeta_url(self) -> str:
        """Root of Cinemeta."""
        return self.metadata_url

    @property
    def prowlarr_url(self) -> str:
        """Root of Prowlarr."""
        return self.indexers_url

    @property
    def jackett_url(self) -> str:
        """Root of Jackett."""
        return self.indexers_url

    def get_indexer(self, name: str) -> DemoIndexer:
        """The indexer of that name; KeyError when there is none."""
        return {indexer.name: indexer for indexer in self.indexers}[name]

    async def publish(self, release: Release, *, age: timedelta = timedelta()) -> Seeded:
        """Makes, seeds and lists a new release, published so long ago; returns when the tracker knows its seeder."""
        dated = replace(release, published_at=datetime.now(UTC) - age)
        seeded = await asyncio.to_thread(self._seed, dated)
        self._list(seeded)
        await self._are_seeding([seeded])
        return seeded

    def limit_upload(self, bytes_per_second: int) -> None:
        """Slows every release's download to that rate; 0 is without limit."""
        self._seeders.limit_upload(bytes_per_second)

    def stop_seeding(self, name: str) -> None:
        """Nobody has the release of that name any more, though indexers still list it; KeyError when unknown."""
        self._seeders.stop_seeding(self.seeded[name].info_hash)

    async def seed_all(self, releases: tuple[Release, ...]) -> None:
        """Makes, seeds and lists all of them; returns when the tracker knows every seeder."""
        await asyncio.to_thread(self._media.write_all, releases)
        everything = await asyncio.to_thread(lambda: [self._seed(release) for release in releases])
        for seeded in everything:
            self._list(seeded)
        await self._are_seeding(everything)

    def _seed(self, release: Release) -> Seeded:
        return self._seeders.seed(release, self._media.write(release), f"{self.tracker_url}/announce")

    def _list(self, seeded: Seeded) -> None:
        self.seeded[seeded.release.name] = seeded
        for indexer in self.indexers:
            if indexer.name in seeded.release.indexers:
                indexer.inject(seeded)

    async def _are_seeding(self, everything: Iterable[Seeded]) -> None:
        wanted = [bytes.fromhex(seeded.info_hash) for seeded in everything if seeded.release.seeded]
        async with asyncio.timeout(SEEDING_TIMEOUT_SECONDS):
            await self.tracker.wait_for_seeders(wanted)


@contextlib.asynccontextmanager
async def demo_world(
    folder: Path,
    *,
    ports: Ports = Ports(),
    slowpoke_seconds: float = SLOWPOKE_SECONDS,
    titles: Callable[[datetime], Catalogue] = build_catalogue,
    plan: Callable[[Catalogue, datetime], tuple[Release, ...]] = plan_releases,
) -> AsyncIterator[DemoWorld]:
    """Starts the world and stops it when the block ends, leaving only `folder`, which the next start uses again.

    `titles` says which titles there are, as seen from now; `plan`, which releases exist at the start: by default all;
    tests that need few start faster with few.
    OSError when a given port is in use.
    """
    async with contextlib.AsyncExitStack() as stack:
        metadata, indexers, tracker = (
            stack.enter_context(contextlib.closing(bind(port)))
            for port in (ports.metadata, ports.indexers, ports.tracker)
        )
        now = datetime.now(UTC)
        catalogue = titles(now)
        seeders = Seeders(ports.seeders)
        world = DemoWorld(
            metadata_url=address(metadata),
            indexers_url=address(indexers),
            tracker_url=address(tracker),
            catalogue=catalogue,
            indexers=_indexers(address(indexers), slowpoke_seconds),
            metadata=Behaviour(),
            tracker=Tracker(),
            _media=MediaFolder(folder),
            _seeders=seeders,
        )
        await stack.enter_async_context(serving(world.tracker.app(), tracker))
        await stack.enter_async_context(serving(metadata_app(catalogue, world.metadata_url, world.metadata), metadata))
        await stack.enter_async_context(serving(_indexers_app(world), indexers))
        stack.push_async_callback(seeders.close)
        await world.seed_all(plan(catalogue, now))
        yield world


def _indexers(url: str, slowpoke_seconds: float) -> list[DemoIndexer]:
    slowpoke = DemoIndexer(
        "Slowpoke",
        f"{url}/slowpoke",
        API_KEY,
        tv_parameters="q,season,ep,tvdbid,imdbid,tmdbid,tvmazeid",
        movie_parameters="q,imdbid,tmdbid,year",
        delay_seconds=slowpoke_seconds,
    )
    return [slowpoke, DemoIndexer("Flaky", f"{url}/flaky", API_KEY, fails_every=3)]


def _indexers_app(world: DemoWorld) -> Starlette:
    prowlarr = Prowlarr(world.indexers, world.prowlarr_url, world.api_key)
    jackett = Jackett(world.indexers, world.jackett_url, world.api_key)
    own = [route for indexer in world.indexers for route in indexer.routes()]
    return Starlette(routes=[*own, *prowlarr.routes(), *jackett.routes()])
