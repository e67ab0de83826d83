"""A large library at once: made-up titles copied from two that a running catalog has, each with a poster of its own."""

import asyncio
import io
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import asyncpg
from PIL import Image

from bench.words import MOST, name_of
from catalog.domain.sorting import sort_name
from contracts.ids import new_id
from reelway.demo.metadata.pictures import draw_picture

SHOW_IN = 20
"""One title in so many is a show."""
DRAWN = 96
"""So many posters of a kind are drawn, for the titles that come first; the others look like these."""
WIDTHS = {"small.webp": 185, "medium.webp": 342}
YEARS = 60


@dataclass(frozen=True, slots=True)
class _Poster:
    """The image of a title, and what it looks like."""

    image_id: UUID
    title_id: UUID
    number: int
    name: str


async def fill_catalog(url: str, images: Path, count: int) -> int:
    """Bring the catalog with a database at `url` and a folder of images to so many titles; gives how many it has.

    It must have a movie and a show whose posters were fetched.
    """
    sql = await asyncpg.connect(url)
    try:
        missing = count - int(await sql.fetchval("select count(*) from titles"))
        for kind, number in (("show", missing // SHOW_IN), ("movie", missing - missing // SHOW_IN)):
            posters = await _copy_titles(sql, kind, number)
            await _copy_images(sql, posters)
            await asyncio.to_thread(_draw_all, images, posters)
        await sql.execute("analyze")
        return int(await sql.fetchval("select count(*) from titles"))
    finally:
        await sql.close()


async def _copy_titles(sql: "asyncpg.Connection[asyncpg.Record]", kind: str, number: int) -> list[_Poster]:
    like = await _one(sql, "select * from titles where kind = $1 and poster_id is not null limit 1", kind)
    posters = list(_posters(number))
    rows = [like | _changes(like, poster) for poster in posters]
    await sql.copy_records_to_table("titles", records=[tuple(row.values()) for row in rows], columns=list(like))
    return posters


async def _one(sql: "asyncpg.Connection[asyncpg.Record]", query: str, *values: object) -> dict[str, Any]:
    row = await sql.fetchrow(query, *values)
    assert row, f"nothing to copy: {query}"
    return dict(row)


def _posters(count: int) -> Iterator[_Poster]:
    """Titles in the order of their names."""
    series = -(-count // MOST)
    for number in range(count):
        tale, part = divmod(number, series)
        yield _Poster(new_id(), new_id(), number, f"{name_of(tale)} {part + 1}" if part else name_of(tale))


def _changes(like: dict[str, Any], poster: _Poster) -> dict[str, object]:
    """What makes a copy another title; it is never refreshed, as its source does not know it."""
    number, targets = poster.number, like["targets"]
    satisfied = targets if number % 3 else number % (targets + 1)
    return {
        "id": poster.title_id,
        "source_id": f"crowd-{number}",
        "name": poster.name,
        "sort_name": sort_name(poster.name),
        "search_text": sort_name(poster.name),
        "folder": f"Crowd {like['kind']} {number}",
        "year": like["year"] - number % YEARS,
        "monitored": number % 11 > 0,
        "satisfied": satisfied,
        "season_counts": json.dumps(list(_filled(json.loads(like["season_counts"]), satisfied))),
        "added_at": like["added_at"] - timedelta(minutes=number + 1),
        "refresh_due_at": like["refresh_due_at"] + timedelta(days=3650),
        "poster_id": poster.image_id,
        **dict.fromkeys(("tmdb", "tvdb", "imdb", "tvmaze", "added_by_ask", "next_air_at")),
    }


def _filled(seasons: Sequence[dict[str, int]], satisfied: int) -> Iterator[dict[str, int]]:
    """The seasons with so many targets satisfied, the first ones first."""
    for season in seasons:
        own = min(satisfied, season["targets"])
        satisfied -= own
        yield season | {"satisfied": own}


async def _copy_images(sql: "asyncpg.Connection[asyncpg.Record]", posters: Sequence[_Poster]) -> None:
    like = await _one(sql, "select * from images where kind = 'poster' and etag is not null limit 1")
    rows = [like | {"id": one.image_id, "title_id": one.title_id, "etag": one.image_id.hex[-16:]} for one in posters]
    await sql.copy_records_to_table("images", records=[tuple(row.values()) for row in rows], columns=list(like))


def _draw_all(images: Path, posters: Sequence[_Poster]) -> None:
    for poster in posters:
        folder = images / poster.image_id.hex[-2:] / poster.image_id.hex
        folder.mkdir(parents=True)
        if poster.number < DRAWN:
            _draw(folder, poster.name)
        else:
            like = posters[poster.number % DRAWN].image_id.hex
            for name in WIDTHS:
                os.link(images / like[-2:] / like / name, folder / name)


def _draw(folder: Path, name: str) -> None:
    picture = Image.open(io.BytesIO(draw_picture("poster", name, name, max(WIDTHS.values()))))
    for file, width in WIDTHS.items():
        picture.resize((width, width * 3 // 2)).save(folder / file, "WEBP", quality=80)
