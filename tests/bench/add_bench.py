"""How long a person waits for a show to be added."""

import asyncio
import time

from bench.lab import Figures, Lab
from bench.measuring import milliseconds_since, p50_and_p95, repeat
from bench.references import commit_and_publish
from bench.words import name_of
from integration.catalog.catalog_world import show
from support.gateway import running_gateway

TIMES = 30
SETTLING_SECONDS = 0.3
"""A person adds one show and then another: the timeline has taken in the 51 events of the last by then."""
ROWS = 56
"""A title and its slot aside: 5 seasons, 50 episodes, and one message."""


async def bench_add(lab: Lab) -> Figures:
    """`POST /api/v1/shows` of a show with 5 × 10 episodes, the metadata being there at once."""
    async with lab.stack() as stack:
        async with (
            lab.catalog(stack, "add") as world,
            running_gateway(stack, lab.folder / "add") as gateway,
            gateway.owner() as browser,
        ):
            await world.add_library()

            async def add(number: int) -> float:
                await asyncio.sleep(SETTLING_SECONDS)
                source_id = str(7000 + number)
                world.relay.shows[source_id] = show(source_id, seasons=5, episodes=10, name=name_of(number))
                began = time.perf_counter()
                answer = await browser.post("/api/v1/shows", json={"source": "tvmaze", "source_id": source_id})
                answer.raise_for_status()
                return milliseconds_since(began)

            taken = await repeat(add, times=TIMES, seconds=20)
        bare = await commit_and_publish(stack, rows=ROWS)
    reference = f"{ROWS} rows committed + acked publish"
    return p50_and_p95("add a show of 5 × 10 episodes", taken, reference, bare, below_ms=100)
