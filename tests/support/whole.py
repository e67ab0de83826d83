"""The whole of Reelway beside a demo world, in a folder of the test's own, used over REST as any client would."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Coroutine, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import asyncpg

from contracts.service import Service
from kit.bus.dead_letters import DeadLetter, list_dead
from reelway.commands.demo import settings_beside
from reelway.data_folder import DataFolder
from reelway.demo.journey.furnishing import furnish_house
from reelway.demo.journey.visitor import Visitor, enter
from reelway.demo.releases.release import Release
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Show, Title
from reelway.demo.world import DemoWorld, demo_world
from reelway.embedded.ports import free_port
from reelway.supervisor.fields import Web
from reelway.supervisor.ports_file import NATS, POSTGRES
from reelway.supervisor.programs import RELAY
from reelway.supervisor.stack import RunningStack, StackOptions, run_stack

Plan = Callable[[Catalogue, datetime], tuple[Release, ...]]
Settings = Mapping[str, Mapping[str, object]]
SLOWPOKE_SECONDS = 0.2
LOOK_SECONDS = 0.25


@dataclass
class Told:
    """What the supervisor told: parts that came up, and how parts ended."""

    ready_parts: list[str] = field(default_factory=list)
    deaths: list[str] = field(default_factory=list)

    def starting(self, part: str) -> None: ...

    def ready(self, part: str, seconds: float) -> None:
        self.ready_parts.append(part)

    def died(self, part: str, how: str, again_in_seconds: float) -> None:
        self.deaths.append(f"{part}: {how}")

    def stopping(self) -> None: ...


@dataclass(frozen=True, slots=True)
class Wish:
    """A title that was added."""

    title_id: str
    collection: str

    @property
    def path(self) -> str:
        """Its address in the API."""
        return f"{self.collection}/{self.title_id}"


@dataclass(frozen=True, slots=True)
class Whole:
    """Everything that runs, and a visitor with an administrator's key."""

    world: DemoWorld
    running: RunningStack
    visitor: Visitor
    told: Told

    @property
    def data(self) -> DataFolder:
        return self.running.data

    def pid_of(self, part: str) -> int | None:
        """The process of a part by its name; None while it has none."""
        (found,) = (one for one in self.running.parts if one.name == part)
        pid: int | None = getattr(found, "pid", None)
        return pid

    async def wish(self, title: Title, **more: object) -> Wish:
        """Add a title."""
        collection = collection_of(title)
        added = await self.visitor.post(collection, wish_of(title) | more)
        return Wish(str(added["title_id"]), collection)

    async def count_wanted(self, wish: Wish) -> int:
        """How many targets of a title have no file."""
        return int(str((await self.visitor.get("wanted", title_id=wish.title_id))["total"]))

    async def files_of(self, wish: Wish) -> list[dict[str, object]]:
        """The media files of a title."""
        return await self.visitor.items(f"{wish.path}/files", limit=500)

    async def paths_of(self, wish: Wish) -> list[Path]:
        """Where they lie."""
        libraries = await self.visitor.items("libraries")
        roots = {f"library:{one['library_id']}": Path(str(one["root"])) for one in libraries}
        places = [file["path"] for file in await self.files_of(wish)]
        return [roots[place["root"]] / place["path"] for place in places if isinstance(place, dict)]

    async def timeline_of(self, wish: Wish) -> list[dict[str, object]]:
        """What happened to it, the newest first."""
        return await self.visitor.items(f"{wish.path}/timeline", limit=500)

    async def is_complete(self, wish: Wish) -> bool:
        """Whether all that is wanted of it is in the library."""
        return await self.count_wanted(wish) == 0 and bool(await self.files_of(wish))

    async def sql(self, service: Service) -> "asyncpg.Connection[asyncpg.Record]":
        """A connection to a service's database; the caller closes it."""
        return await asyncpg.connect(self.running.backends.postgres_url(service))

    async def dead_letters(self) -> list[DeadLetter]:
        """What could not be handled."""
        operator = await self.running.backends.connect_nats()
        try:
            return [letter async for letter in list_dead(operator)]
        finally:
            await operator.close()


def collection_of(title: Title) -> str:
    """Where the API keeps it."""
    return "shows" if isinstance(title, Show) else "movies"


def wish_of(title: Title) -> dict[str, object]:
    """What a client sends to add it."""
    if isinstance(title, Show):
        return {"source": "tvmaze", "source_id": str(title.ids.tvmaze), "monitor": "all"}
    return {"source": "cinemeta", "source_id": title.ids.imdb, "minimum_availability": "announced"}


@asynccontextmanager
async def whole_system(
    folder: Path, *, plan: Plan, processes: bool = False, settings: Settings | None = None
) -> AsyncIterator[Whole]:
    """Bring it up with libraries and indexers; all of it is gone when the block ends."""
    async with (
        demo_world(folder / "world", slowpoke_seconds=SLOWPOKE_SECONDS, plan=plan) as world,
        _stack(folder / "data", world, processes, settings or {}) as (running, told),
    ):
        visitor = await enter(running.web.url, running.data)
        try:
            await furnish_house(visitor, running.data, world)
            yield Whole(world, running, visitor, told)
        finally:
            await visitor.close()


def take_free_ports(data: Path) -> None:
    """Make a data folder whose servers don't use the usual ports: several stacks may start at the same moment."""
    data.mkdir(parents=True)
    (data / "ports.json").write_text(json.dumps({name: free_port() for name in (NATS, POSTGRES, RELAY.name)}))


@asynccontextmanager
async def _stack(
    data: Path, world: DemoWorld, processes: bool, settings: Settings
) -> AsyncIterator[tuple[RunningStack, Told]]:
    stop, told = asyncio.Event(), Told()
    ready: asyncio.Future[RunningStack] = asyncio.get_running_loop().create_future()

    async def on_ready(running: RunningStack) -> None:
        ready.set_result(running)

    take_free_ports(data)
    more = settings_beside(world)
    for program, fields in settings.items():
        more.setdefault(program, {}).update(fields)
    options = StackOptions(data, Web("127.0.0.1", free_port()), processes, more=more)
    running = asyncio.create_task(run_stack(options, stop, told, on_ready))
    try:
        either: set[asyncio.Future[Any]] = {running, ready}
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        if running.done():
            running.result()
        yield ready.result(), told
    finally:
        stop.set()
        await running


async def until(what: str, check: Callable[[], Coroutine[None, None, bool]], *, seconds: float = 120) -> None:
    """Wait until a check is true; the failure names what did not come."""
    try:
        async with asyncio.timeout(seconds):
            while not await check():
                await asyncio.sleep(LOOK_SECONDS)
    except TimeoutError:
        raise AssertionError(f"within {seconds:.0f} s it did not come that {what}") from None
