"""How soon a finished download is a file in the library, told to everyone."""

import time

from bench.figure import Figure, Reference, below
from bench.lab import Figures, Lab
from bench.measuring import milliseconds_since, percentile, repeat
from bench.references import commit_and_publish
from contracts.catalog.events import MediaImported
from contracts.values import TargetRef
from integration.catalog.catalog_world import World, show

EPISODES = 50
REFERENCE = "commit + acked publish + hardlink"


async def bench_import(lab: Lab) -> Figures:
    """From the publishing of `DownloadCompleted` to the arrival of `MediaImported`, one download after another."""
    async with lab.stack() as stack, lab.catalog(stack, "import") as world:
        await world.add_library()
        await world.add_show(show(episodes=EPISODES))
        targets = await world.wanted(EPISODES)
        taken = await repeat(lambda number: _import(world, targets[number]), times=EPISODES - 3)
        bare = await commit_and_publish(stack, rows=1, link=world.clip)
    return [
        Figure(
            f"finished download → in the library and told, p{share:.0%}".rstrip("%"),
            percentile(taken, share),
            "ms",
            Reference(REFERENCE, percentile(bare, share)),
            below(300) if share > 0.5 else None,
        )
        for share in (0.5, 0.95)
    ]


async def _import(world: World, target: TargetRef) -> float:
    name = f"The.Glass.Tide.S01E{target.episode:02}.1080p.WEB-DL-TIDE"
    completed = world.completed(world.download(f"{name}/{name}.mkv"), [target])
    world.stack.received.clear()
    began = time.perf_counter()
    await world.stack.publish(completed)
    await world.stack.expect(MediaImported)
    return milliseconds_since(began)
