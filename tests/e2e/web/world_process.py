"""Reelway beside a demo world as a program of its own: prints one line of JSON when it is ready, ends on SIGTERM."""

import asyncio
import json
import signal
import sys
from pathlib import Path

from reelway.commands.demo import settings_beside
from reelway.demo.world import demo_world
from reelway.embedded.ports import free_port
from reelway.supervisor.fields import Web
from reelway.supervisor.stack import RunningStack, StackOptions, run_stack
from support.whole import Told

SLOWPOKE_SECONDS = 1.0


async def main(folder: Path, web_folder: Path) -> None:
    """Run until told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    async with demo_world(folder / "world", slowpoke_seconds=SLOWPOKE_SECONDS) as world:

        async def on_ready(running: RunningStack) -> None:
            indexers = [{"name": one.name, "url": one.torznab_url, "key": one.api_key} for one in world.indexers]
            link = running.data.setup_link.read_text(encoding="utf-8").strip()
            ready = {"url": running.web.url, "link": link, "media": str(running.data.media), "indexers": indexers}
            print(json.dumps(ready), flush=True)

        more = settings_beside(world) | {"gateway": {"web_folder": web_folder}}
        web = Web("127.0.0.1", free_port())
        await run_stack(StackOptions(folder / "data", web, processes=False, more=more), stop, Told(), on_ready)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), Path(sys.argv[2])))
