"""How fast a large library lists."""

import asyncio
import json
import os
import sys
from asyncio.subprocess import PIPE

import httpx
from sqlalchemy import event
from sqlalchemy.engine import Engine

from bench.figure import Figure, Reference
from bench.http_load import path_of
from bench.lab import TESTS, Figures, Lab
from bench.measuring import percentile, repeat
from catalog.adapters.db.tables import TITLES as TITLES_TABLE
from contracts.service import Service
from contracts.values import TitleKind
from integration.catalog.catalog_world import World
from support.gateway import running_gateway
from support.stack import Stack

TITLES = 10_000
PAGE = 100
TIMES = 100
OTHERS = {
    "id": "gen_random_uuid()",
    "source_id": "'many-' || n",
    "name": "'Lantern ' || n",
    "sort_name": "'lantern ' || lpad(n::text, 5, '0')",
    "search_text": "'lantern ' || n",
    "folder": "'Lantern ' || n",
    "imdb": "null",
}
"""What makes the copies of a movie different titles; all else stays."""
PAGE_SQL = "select * from titles where kind = 'movie' and sort_name > $1 order by sort_name, id limit 101"
TOTAL_SQL = "select count(*) from titles where kind = 'movie'"


async def bench_list(lab: Lab) -> Figures:
    """`GET /api/v1/movies?limit=100` through the gateway: alone for its time, under load for its rate."""
    folder = lab.folder / "list"
    async with lab.stack() as stack, lab.catalog(stack, "list") as world:
        await _fill(world)
        async with running_gateway(stack, folder) as gateway, gateway.owner() as browser:
            cursors = await _walk(browser)

            async def page(number: int) -> None:
                await _page(browser, cursors[number % len(cursors)])

            taken = await repeat(page, times=TIMES)
            queries = await _count_queries(browser, cursors[0])
            per_second = await _load(gateway.url, browser, cursors)
        bare = await _bare(stack)
    return [
        Figure(
            f"{PAGE} of {TITLES:,} titles through the gateway, p95",
            percentile(taken, 0.95),
            "ms",
            Reference("the bare page and total by asyncpg", percentile(bare, 0.95)),
        ),
        Figure(
            "the same under load, 8 clients",
            per_second,
            "requests/s",
            Reference("the bare SQL, one after another", 1000 / (sum(bare) / len(bare))),
        ),
        Figure("queries for one request", queries, "queries", Reference("page and total", 2)),
    ]


async def _fill(world: World) -> None:
    await world.add_library(TitleKind.MOVIE)
    await world.add_movie()
    sql = await world.stack.sql(Service.CATALOG)
    try:
        names = [str(column.name) for column in TITLES_TABLE.columns]
        values = ", ".join(OTHERS.get(name, name) for name in names)
        await sql.execute(
            f"insert into titles ({', '.join(names)}) select {values} from titles, generate_series(2, {TITLES}) n"
        )
        await sql.execute("analyze titles")
    finally:
        await sql.close()


async def _page(browser: httpx.AsyncClient, cursor: str | None) -> str | None:
    """The cursor of the page after this one."""
    answer = await browser.get(path_of(cursor))
    following: str | None = answer.raise_for_status().json()["next_cursor"]
    return following


async def _walk(browser: httpx.AsyncClient) -> list[str | None]:
    """The cursors of all pages."""
    cursors: list[str | None] = [None]
    while following := await _page(browser, cursors[-1]):
        cursors.append(following)
    return cursors


async def _count_queries(browser: httpx.AsyncClient, cursor: str | None) -> int:
    """Statements of gateway and catalog, which both run here; transactions around them apart."""
    counted: list[str] = []

    def count(*call: object) -> None:
        counted.append(str(call[2]))

    event.listen(Engine, "before_cursor_execute", count)
    try:
        await _page(browser, cursor)
    finally:
        event.remove(Engine, "before_cursor_execute", count)
    return len(counted)


async def _load(url: str, browser: httpx.AsyncClient, cursors: list[str | None]) -> float:
    """Requests a second that clients in a process of their own get."""
    wish = {"url": url, "cookies": dict(browser.cookies), "paths": [path_of(cursor) for cursor in cursors]}
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.http_load", stdin=PIPE, stdout=PIPE, env={**os.environ, "PYTHONPATH": str(TESTS)}
    )
    try:
        said, _ = await process.communicate(json.dumps(wish).encode())
    except asyncio.CancelledError:
        process.kill()
        raise
    return float(said)


async def _bare(stack: Stack) -> list[float]:
    sql = await stack.sql(Service.CATALOG)

    async def once(number: int) -> None:
        await sql.fetch(PAGE_SQL, f"lantern {number * PAGE:05}")
        await sql.fetchval(TOTAL_SQL)

    try:
        return await repeat(once, times=TIMES)
    finally:
        await sql.close()
