"""`reelway releases`."""

import json
import sys
from collections.abc import Iterable, Iterator
from typing import Annotated

import typer

from reelway.embedded.failure import PartFailed
from releases.reading.as_json import release_as_json
from releases.reading.reader import read_release
from releases.release import Kind

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
        typer.Option("--jsonl", help='Lines {"name": …, "kind": "tv"} from standard input.'),
    ] = False,
) -> None:
    """Print as JSON, a line each, what is read in the names; null where nothing is."""
    questions = read_lines(sys.stdin, kind) if jsonl else ((name, kind) for name in names or ())
    for name, as_kind in questions:
        release = read_release(name, as_kind)
        print(json.dumps(None if release is None else release_as_json(release), ensure_ascii=False), flush=True)


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
