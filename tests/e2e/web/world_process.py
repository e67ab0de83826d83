"""Reelway beside a demo world as a program of its own: prints one line of JSON when it is ready, ends on SIGTERM.

Meanwhile it takes orders on stdin, each a line of JSON (`{"do": "limit_upload", "bytes_per_second": 60000}`), and
answers each with a line: `{"done": …}`.
"""

import asyncio
import json
import signal
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path

from contracts.envelope import Cause, Envelope
from contracts.indexer.commands import SearchRequested
from contracts.service import Service
from e2e.web.strangers import plan_of, titles_with_needle
from kit.bus.dead_letters import list_dead
from kit.bus.naming import stream_name
from kit.telemetry.logs import configure_logging
from reelway.commands.demo import settings_beside
from reelway.demo.titles.catalogue import build_catalogue
from reelway.demo.world import DemoWorld, demo_world
from reelway.embedded.ports import free_port
from reelway.supervisor.fields import Web
from reelway.supervisor.stack import RunningStack, StackOptions, run_stack
from support.crowd import fill_catalog
from support.whole import Told, take_free_ports

SLOWPOKE_SECONDS = 1.0
Order = Callable[..., Awaitable[object]]


def orders_of(world: DemoWorld, running: RunningStack) -> dict[str, Order]:
    """What may be asked of the world while it runs."""

    async def limit_upload(bytes_per_second: int) -> None:
        world.limit_upload(bytes_per_second)

    async def set_indexer(name: str, down: bool) -> None:
        world.get_indexer(name).down = down

    async def fill(titles: int) -> int:
        return await fill_catalog(running.backends.postgres_url(Service.CATALOG), running.data.images, titles)

    async def misspeak() -> int:
        client = await running.backends.connect_nats()
        try:
            known = [letter.sequence async for letter in list_dead(client)]
            headers = Envelope.of(SearchRequested.example(), Service.GATEWAY, Cause.fresh()).to_headers()
            subject, stream = SearchRequested.subject(), stream_name(SearchRequested)
            await client.jetstream().publish(subject, b'{"title_id": "no id"}', headers=headers, stream=stream)
            while not (fresh := [letter async for letter in list_dead(client) if letter.sequence not in known]):
                await asyncio.sleep(0.05)
            return fresh[0].sequence
        finally:
            await client.close()

    return {"limit_upload": limit_upload, "set_indexer": set_indexer, "fill": fill, "misspeak": misspeak}


async def obey(orders: dict[str, Order]) -> None:
    """Carry out what is asked on stdin, one after the other."""
    asked = asyncio.StreamReader()
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(asked), sys.stdin)
    while line := await asked.readline():
        wish = json.loads(line)
        print(json.dumps({"done": await orders[wish.pop("do")](**wish)}), flush=True)


async def main(folder: Path, web_folder: Path, names: list[str]) -> None:
    """Run until told to stop. With names there are releases of those titles and a hostile one, else all the usual."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    obeying: list[asyncio.Task[None]] = []
    async with demo_world(
        folder / "world",
        slowpoke_seconds=SLOWPOKE_SECONDS,
        titles=titles_with_needle if names else build_catalogue,
        plan=plan_of(names),
    ) as world:

        async def on_ready(running: RunningStack) -> None:
            indexers = [{"name": one.name, "url": one.torznab_url, "key": one.api_key} for one in world.indexers]
            link = running.data.setup_link.read_text(encoding="utf-8").strip()
            ready = {"url": running.web.url, "link": link, "media": str(running.data.media), "indexers": indexers}
            print(json.dumps(ready), flush=True)
            obeying.append(asyncio.create_task(obey(orders_of(world, running))))

        more = settings_beside(world) | {"gateway": {"web_folder": web_folder, "image_sources": (world.metadata_url,)}}
        web = Web("127.0.0.1", free_port())
        take_free_ports(folder / "data")
        await run_stack(StackOptions(folder / "data", web, processes=False, more=more), stop, Told(), on_ready)


if __name__ == "__main__":
    configure_logging(level="WARNING")
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
