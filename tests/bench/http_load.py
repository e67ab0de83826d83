"""`python -m bench.http_load`: clients in a process of their own. Reads what to ask from stdin, prints a rate."""

import asyncio
import json
import sys
import time
from itertools import cycle
from typing import TypedDict

import httpx
import uvloop

CLIENTS = 8
SECONDS = 5.0


class LoadWish(TypedDict):
    """Where to, as whom, and which paths in turn."""

    url: str
    cookies: dict[str, str]
    paths: list[str]


def path_of(cursor: str | None) -> str:
    """A page of 100 movies."""
    return "/api/v1/movies?limit=100" + (f"&cursor={cursor}" if cursor else "")


async def load(wish: LoadWish) -> float:
    """Requests a second."""
    paths = cycle(wish["paths"])
    async with httpx.AsyncClient(base_url=wish["url"], cookies=wish["cookies"], timeout=10) as client:
        (await client.get(next(paths))).raise_for_status()
        began = time.perf_counter()

        async def ask() -> int:
            done = 0
            while time.perf_counter() - began < SECONDS:
                (await client.get(next(paths))).raise_for_status()
                done += 1
            return done

        counts = await asyncio.gather(*(ask() for _ in range(CLIENTS)))
        return sum(counts) / (time.perf_counter() - began)


if __name__ == "__main__":
    print(uvloop.run(load(json.load(sys.stdin))))
