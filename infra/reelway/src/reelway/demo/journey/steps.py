"""What `reelway demo` does once everything is up."""

from rich.console import Console

from reelway.demo.journey.checking import check
from reelway.demo.journey.furnishing import furnish_house
from reelway.demo.journey.visitor import OWNER, PASSWORD, enter
from reelway.demo.world import DemoWorld
from reelway.supervisor.stack import RunningStack


async def furnish(world: DemoWorld, running: RunningStack, console: Console) -> None:
    """Owner, libraries and indexers, as a person would make them."""
    visitor = await enter(running.web.url, running.data)
    try:
        await furnish_house(visitor, running.data, world)
    finally:
        await visitor.close()
    console.print(f"Log in as [bold]{OWNER}[/] with the password [bold]{PASSWORD}[/].")


async def check_journey(world: DemoWorld, running: RunningStack, console: Console) -> bool:
    """The journey from wish to file; True only if all is right."""
    visitor = await enter(running.web.url, running.data)
    try:
        return await check(visitor, running.data, world.catalogue, console)
    finally:
        await visitor.close()
