"""Runs the demo world by itself: prints its addresses as JSON and stays until Ctrl-C."""

import argparse
import asyncio
import json
import signal
import sys
from pathlib import Path

from reelway.demo.world import DemoWorld, Ports, demo_world


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m reelway.demo", description=__doc__)
    parser.add_argument("--folder", type=Path, required=True, help="where the media is made and kept")
    parser.add_argument("--port", type=int, default=0, help="first of four ports in a row; 0 takes free ones")
    arguments = parser.parse_args()
    try:
        asyncio.run(_run(arguments.folder, arguments.port))
    except OSError as error:
        sys.exit(f"The demo world cannot start: {error.strerror or error}. Choose another --port or --folder.")


async def _run(folder: Path, port: int) -> None:
    ports = Ports(*range(port, port + 4)) if port else Ports()
    stopped = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stopped.set)
    async with demo_world(folder, ports=ports) as world:
        json.dump(_addresses(world), sys.stdout, indent=2)
        print(flush=True)
        await stopped.wait()


def _addresses(world: DemoWorld) -> dict[str, object]:
    return {
        "tmdb_url": world.tmdb_url,
        "tvdb_url": world.tvdb_url,
        "tvmaze_url": world.tvmaze_url,
        "cinemeta_url": world.cinemeta_url,
        "indexers": [
            {"name": indexer.name, "torznab_url": indexer.torznab_url, "api_key": indexer.api_key}
            for indexer in world.indexers
        ],
        "prowlarr_url": world.prowlarr_url,
        "jackett_url": world.jackett_url,
        "api_key": world.api_key,
        "tracker_url": world.tracker_url,
        "releases": len(world.seeded),
    }


if __name__ == "__main__":
    main()
