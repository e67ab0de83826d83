"""The journey without a person: a show and a movie are wished for, and their files must come, by the right steps."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pydantic import BaseModel
from rich.console import Console
from rich.table import Table

from reelway.data_folder import DataFolder
from reelway.demo.journey.visitor import Visitor
from reelway.demo.titles.catalogue import Catalogue

SHOW = "Northfold"
MOVIE = "Tidal"
WAIT_SECONDS = 120
STEPS = ("TargetWanted", "ReleaseGrabbed", "DownloadStarted", "DownloadCompleted", "MediaImported")


class Entry(BaseModel):
    """What is read of a timeline entry."""

    type: str
    time: datetime
    correlation_id: str
    data: dict[str, object]

    @property
    def step(self) -> str:
        """`MediaImported` of `catalog.evt.MediaImported.v1`."""
        return self.type.split(".")[2]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that had to be so."""

    what: str
    right: bool
    detail: str = ""


async def check(visitor: Visitor, data: DataFolder, catalogue: Catalogue, console: Console) -> bool:
    """Wish, wait, look; prints how long each step took. True only if all is right."""
    findings: list[Finding] = []
    wishes = {"shows": _wish_show(catalogue), "movies": _wish_movie(catalogue)}
    for collection, wish in wishes.items():
        title = await visitor.post(collection, wish)
        name = str(title["name"])
        wanted = await _count_wanted(visitor, str(title["title_id"]))
        entries = await _wait_for_files(visitor, f"{collection}/{title['title_id']}", wanted)
        console.print(_step_table(name, entries))
        findings += _judge(name, entries, wanted)
        findings += await _judge_files(visitor, data, f"{collection}/{title['title_id']}", name, wanted)
    problems = await visitor.items("problems/dead-letters")
    findings.append(Finding("no message was given up", not problems, str(problems) if problems else ""))
    for finding in findings:
        mark = "[green]✓[/]" if finding.right else "[red]✗[/]"
        console.print(f"{mark} {finding.what}" + (f" [dim]{finding.detail}[/]" if finding.detail else ""))
    return all(finding.right for finding in findings)


def _wish_show(catalogue: Catalogue) -> dict[str, object]:
    show = next(show for show in catalogue.shows if show.name == SHOW)
    return {"source": "tvmaze", "source_id": str(show.ids.tvmaze), "monitor": "all"}


def _wish_movie(catalogue: Catalogue) -> dict[str, object]:
    movie = next(movie for movie in catalogue.movies if movie.name == MOVIE)
    return {"source": "cinemeta", "source_id": movie.ids.imdb, "minimum_availability": "announced"}


async def _count_wanted(visitor: Visitor, title_id: str) -> int:
    total = (await visitor.get("wanted", title_id=title_id))["total"]
    return total if isinstance(total, int) else 0


async def _wait_for_files(visitor: Visitor, path: str, wanted: int) -> list[Entry]:
    """The title's timeline once every wanted target is satisfied, or when the time is over."""
    entries: list[Entry] = []
    try:
        async with asyncio.timeout(WAIT_SECONDS):
            while len({_target(entry) for entry in entries if entry.step == "TargetSatisfied"}) < max(wanted, 1):
                await asyncio.sleep(0.2)
                entries = await _timeline(visitor, path)
    except TimeoutError:
        return entries
    return entries


async def _timeline(visitor: Visitor, path: str) -> list[Entry]:
    entries = [Entry.model_validate(item) for item in await visitor.items(f"{path}/timeline", limit=500)]
    return sorted(entries, key=lambda entry: entry.time)


def _target(entry: Entry) -> str:
    target = entry.data.get("target")
    return str(target.get("target_id")) if isinstance(target, dict) else ""


def _step_table(name: str, entries: list[Entry]) -> Table:
    table = Table(title=f"{name}: from wish to file", title_justify="left")
    table.add_column("step")
    table.add_column("first after", justify="right")
    table.add_column("last after", justify="right")
    table.add_column("how often", justify="right")
    for step, found in _steps(entries):
        first, last = ((at - entries[0].time).total_seconds() for at in (found[0], found[-1]))
        table.add_row(step, f"{first:.2f} s", f"{last:.2f} s", str(len(found)))
    return table


def _steps(entries: list[Entry]) -> Iterator[tuple[str, list[datetime]]]:
    seen: dict[str, list[datetime]] = {}
    for entry in entries:
        seen.setdefault(entry.step, []).append(entry.time)
    yield from seen.items()


def _judge(name: str, entries: list[Entry], wanted: int) -> list[Finding]:
    steps = [entry.step for entry in entries]
    missing = [step for step in STEPS if step not in steps]
    satisfied = {_target(entry) for entry in entries if entry.step == "TargetSatisfied"}
    wishes = {entry.correlation_id for entry in entries if entry.step in ("ShowAdded", "MovieAdded", *STEPS)}
    return [
        Finding(f"{name}: every step is an event", not missing, f"missing: {', '.join(missing)}" if missing else ""),
        Finding(
            f"{name}: every wanted target has its file", len(satisfied) == wanted > 0, f"{len(satisfied)} of {wanted}"
        ),
        Finding(f"{name}: all of it belongs to one wish", len(wishes) == 1, f"{len(wishes)} correlation id(s)"),
    ]


async def _judge_files(visitor: Visitor, data: DataFolder, path: str, name: str, wanted: int) -> list[Finding]:
    files = await visitor.items(f"{path}/files", limit=500)
    downloads = await asyncio.to_thread(_inodes, data.downloads)
    placed = [data.media / kind / str(_relative(file)) for file in files for kind in ("shows", "movies")]
    present = await asyncio.to_thread(lambda: [path for path in placed if path.is_file()])
    linked = [path for path in present if path.stat().st_ino in downloads]
    return [
        Finding(f"{name}: its files are in the library", len(present) == len(files) > 0, f"{len(present)} file(s)"),
        Finding(f"{name}: they are hardlinks to the downloads", len(linked) == len(present), f"{len(linked)} linked"),
        Finding(
            f"{name}: no target has two files",
            len(files) <= wanted and len({str(_relative(file)) for file in files}) == len(files),
        ),
    ]


def _relative(file: dict[str, object]) -> object:
    path = file.get("path")
    return path.get("path") if isinstance(path, dict) else ""


def _inodes(folder: Path) -> set[int]:
    return {path.stat().st_ino for path in folder.rglob("*") if path.is_file()}
