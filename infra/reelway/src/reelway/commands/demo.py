"""`reelway demo`."""

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from contracts.service import Service
from reelway.commands.options import DEFAULT_HOST, DEFAULT_PORT, Host, Port, Processes
from reelway.commands.running import run_in_foreground
from reelway.commands.up import show_addresses
from reelway.demo.journey.steps import check_journey, furnish
from reelway.demo.world import DemoWorld, demo_world
from reelway.embedded.ports import LOOPBACK
from reelway.supervisor.fields import Web
from reelway.supervisor.programs import RELAY
from reelway.supervisor.screen import Screen
from reelway.supervisor.stack import RunningStack, StackOptions, run_stack

DEFAULT_FOLDER = Path("data-demo")
Data = Annotated[Path, typer.Option("--data", envvar="REELWAY_DEMO_DATA", help="The folder of the demo.")]
Check = Annotated[bool, typer.Option("--check", help="Try the way from wish to file without a person, then stop.")]


def demo(
    data: Data = DEFAULT_FOLDER,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    processes: Processes = False,
    check: Check = False,
) -> None:
    """Bring everything up beside a made-up world of shows, movies, indexers and seeders, to play with."""
    console = Console()
    results: list[bool] = []

    async def main(stop: asyncio.Event) -> None:
        console.print("[bold]The demo world[/] [dim]is being made …[/]")
        async with demo_world(data / "world") as world:
            options = StackOptions(data, Web(host, port), processes, more=settings_beside(world))
            await run_stack(options, stop, Screen(console), lambda running: ready(world, running, stop))

    async def ready(world: DemoWorld, running: RunningStack, stop: asyncio.Event) -> None:
        await furnish(world, running, console)
        show_addresses(console, running)
        if check:
            results.append(await check_journey(world, running, console))
            stop.set()

    run_in_foreground(data, main)
    if check and results != [True]:
        sys.exit(1)


def settings_beside(world: DemoWorld) -> dict[str, dict[str, object]]:
    """What programs are told so that they use the world's sources instead of the real ones."""
    sources: dict[str, object] = {
        "tmdb_url": world.tmdb_url,
        "tvdb_url": world.tvdb_url,
        "tvmaze_url": world.tvmaze_url,
        "cinemeta_url": world.cinemeta_url,
        "tmdb_api_key": world.api_key,
        "tvdb_api_key": world.api_key,
    }
    # The whole world is on loopback, and nothing of it may look for peers elsewhere.
    torrents: dict[str, object] = {
        "torrent_interfaces": (LOOPBACK,),
        "torrent_port": 0,
        "torrent_port_forwarding": False,
        "torrent_utp": False,
        "torrent_dht": False,
        "torrent_lsd": False,
    }
    return {
        RELAY.name: sources,
        Service.GATEWAY.value: {"image_sources": (world.metadata_url,)},
        Service.CATALOG.value: {"image_hosts": (LOOPBACK,)},
        Service.DOWNLOADER.value: torrents,
    }
