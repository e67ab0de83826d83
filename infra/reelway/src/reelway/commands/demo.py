"""`reelway demo`."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from reelway.commands.options import DEFAULT_HOST, DEFAULT_PORT, Host, Port, Processes
from reelway.commands.running import run_in_foreground
from reelway.commands.up import show_addresses
from reelway.demo.world import DemoWorld, demo_world
from reelway.supervisor.fields import Web
from reelway.supervisor.programs import RELAY
from reelway.supervisor.screen import Screen
from reelway.supervisor.stack import RunningStack, StackOptions, run_stack

DEFAULT_FOLDER = Path("data-demo")
JOURNEY = "reelway.demo.journey"
"""`furnish(world, running)` makes the libraries and indexers; `check(world, running, console)` tells whether all
went right from wish to file."""

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
            options = StackOptions(data, Web(host, port), processes, more={RELAY.name: _sources(world)})
            await run_stack(options, stop, Screen(console), lambda running: ready(world, running, stop))

    async def ready(world: DemoWorld, running: RunningStack, stop: asyncio.Event) -> None:
        await _journey("furnish")(world, running)
        show_addresses(console, running)
        if check:
            results.append(bool(await _journey("check")(world, running, console)))
            stop.set()

    run_in_foreground(data, main)
    if check and results != [True]:
        sys.exit(1)


def _sources(world: DemoWorld) -> dict[str, object]:
    return {
        "tmdb_url": world.tmdb_url,
        "tvdb_url": world.tvdb_url,
        "tvmaze_url": world.tvmaze_url,
        "cinemeta_url": world.cinemeta_url,
        "tmdb_api_key": world.api_key,
        "tvdb_api_key": world.api_key,
    }


def _journey(name: str) -> Callable[..., Awaitable[object]]:
    found: Callable[..., Awaitable[object]] = getattr(import_module(JOURNEY), name)
    return found
