"""How heavy and how fast the web app is, in a real Chromium."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE
from pathlib import Path

from bench.figure import Figure, Reference, at_least, below
from bench.lab import TESTS, Figures, Lab
from bench.web_visit import POSTERS, TITLES, Load, Sight

KILOBYTE = 1000


async def bench_web(lab: Lab) -> Figures:
    """First load, a page of posters, scrolling ten thousand titles, what each page fetches, and what axe finds."""
    sight = await _visit(lab.folder / "web")
    first = sight["first_load"]
    return [
        Figure(
            "first load of the app, compressed",
            first["bytes"] / KILOBYTE,
            "kB",
            Reference("the same unpacked", first["unpacked_bytes"] / KILOBYTE),
            below(250),
        ),
        Figure(
            f"{POSTERS} of {TITLES:,} titles drawn and usable, nothing cached",
            sight["usable"],
            "ms",
            Reference(f"{POSTERS} bare pictures in one page", sight["bare_shown"]),
            below(1000),
        ),
        Figure(
            "the same with all posters shown",
            sight["shown"],
            "ms",
            Reference(f"{POSTERS} bare pictures in one page", sight["bare_shown"]),
            below(1000),
        ),
        Figure(
            f"frames on time while scrolling {TITLES:,} titles",
            (1 - sight["dropped"]) * 100,
            "%",
            Reference("an empty page as tall", (1 - sight["bare_dropped"]) * 100),
            at_least(90),
        ),
        *(_page(load) for load in sight["pages"]),
        Figure(
            "serious faults that axe finds, on all pages", sum(map(len, sight["faults"].values())), "", aim=below(1)
        ),
    ]


def _page(load: Load) -> Figure:
    return Figure(
        f"page {load['name']}, {load['requests']} requests",
        load["bytes"] / KILOBYTE,
        "kB",
        Reference("the same unpacked", load["unpacked_bytes"] / KILOBYTE),
    )


async def _visit(folder: Path) -> Sight:
    folder.mkdir()
    environment = {**os.environ, "PYTHONPATH": str(TESTS)}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.web_visit", folder, stdout=PIPE, env=environment
    )
    try:
        said, _ = await process.communicate()
    except asyncio.CancelledError:
        process.terminate()
        await process.wait()
        raise
    sight: Sight = json.loads(said)
    return sight
