"""`python -m bench.http_load`: clients in a process of their own. Reads what to ask from stdin, prints a rate."""

import json
import sys
import time
from itertools import cycle
from typing import TypedDict

import httpx
import uvloop

from bench.references import side_by_side

CLIENTS = 8
REQUESTS_AT_ONCE = 80
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

        async def once() -> None:
            (await client.get(next(paths))).raise_for_status()

        began, done = time.perf_counter(), 0
        while time.perf_counter() - began < SECONDS:
            await side_by_side(REQUESTS_AT_ONCE, CLIENTS, once)
            done += REQUESTS_AT_ONCE
        return done / (time.perf_counter() - began)


if __name__ == "__main__":
    print(uvloop.run(load(json.load(sys.stdin))))
