"""`reelway releases`."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from reelway.embedded.failure import PartFailed
from releases.reading.as_json import release_as_json
from releases.reading.reader import read_release
from releases.release import Kind, Release

releases = typer.Typer(help="What Reelway reads in release names.", no_args_is_help=True)


@releases.callback()
def group() -> None:
    """What Reelway reads in release names."""


@releases.command()
def read(
    names: Annotated[list[str] | None, typer.Argument(metavar="[NAME]…", help="Release names.")] = None,
    kind: Annotated[Kind, typer.Option(help="What to read them as.")] = Kind.TV,
    jsonl: Annotated[
        bool,
        typer.Option(
            "--jsonl", help='JSON, a line each; without names, lines {"name": …, "kind": "tv"} are read from the input.'
        ),
    ] = False,
) -> None:
    """Print what is read in the names."""
    if not jsonl:
        console = Console()
        for name in names or ():
            console.print(facts_table(name, read_release(name, kind)))
        return
    questions = ((name, kind) for name in names) if names else read_lines(sys.stdin, kind)
    for name, as_kind in questions:
        release = read_release(name, as_kind)
        print(json.dumps(None if release is None else release_as_json(release), ensure_ascii=False), flush=True)


def facts_table(name: str, release: Release | None) -> Table:
    """A line per fact that was found, with the part of the name that told it."""
    table = Table("Fact", "Value", "Where", title=escape(name), title_justify="left", box=None)
    if release is None:
        table.add_row("nothing", "this is the name of no release", "")
        return table
    for fact, value in _found_facts(release):
        where = " ".join(name[span.start : span.end] for span in release.spans if span.fact == fact)
        table.add_row(fact.replace("_", " "), escape(value), escape(where))
    return table


def _found_facts(release: Release) -> Iterator[tuple[str, str]]:
    facts = release_as_json(release)
    quality = facts.pop("quality")
    facts |= quality if isinstance(quality, dict) else {}
    for fact, value in facts.items():
        if value in (None, False, 0, "", []) or (fact == "revision" and value == 1):
            continue
        yield fact, ", ".join(map(str, value)) if isinstance(value, list) else "yes" if value is True else str(value)


def read_lines(lines: Iterable[str], default: Kind) -> Iterator[tuple[str, Kind]]:
    """Name and kind of each line that is not empty.

    Raises:
        PartFailed: a line is not such a question.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            question = json.loads(line)
            yield str(question["name"]), Kind(question.get("kind", default))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise PartFailed(
                f"line {number}",
                f"not a question: {error!r}",
                f'Write {{"name": "…", "kind": "tv"}}; kinds are {", ".join(Kind)}.',
            ) from error
