"""How soon a finished download is a file in the library, told to everyone."""

import time

from bench.lab import Figures, Lab
from bench.measuring import milliseconds_since, p50_and_p95, repeat
from bench.references import commit_and_publish
from contracts.catalog.events import MediaImported
from contracts.values import TargetRef
from integration.catalog.catalog_world import World, show

EPISODES = 40
REFERENCE = "commit + acked publish + hardlink"


async def bench_import(lab: Lab) -> Figures:
    """From the publishing of `DownloadCompleted` to the arrival of `MediaImported`, one download after another."""
    async with lab.stack() as stack, lab.catalog(stack, "import") as world:
        await world.add_library()
        await world.add_show(show(episodes=EPISODES))
        targets = await world.wanted(EPISODES)
        taken = await repeat(lambda number: _import(world, targets[number]), times=EPISODES - 3)
        bare = await commit_and_publish(stack, rows=1, link=world.clip)
    return p50_and_p95("finished download → in the library and told", taken, REFERENCE, bare, below_ms=300)


async def _import(world: World, target: TargetRef) -> float:
    name = f"The.Glass.Tide.S01E{target.episode:02}.1080p.WEB-DL-TIDE"
    completed = world.completed(world.download(f"{name}/{name}.mkv"), [target])
    world.stack.received.clear()
    began = time.perf_counter()
    await world.stack.publish(completed)
    await world.stack.expect(MediaImported)
    return milliseconds_since(began)
