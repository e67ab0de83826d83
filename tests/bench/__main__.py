"""`python -m bench [NAME …] [--json FILE] [--rivals PYTHON]`: figures, each beside a reference from the same run."""

import argparse
import asyncio
import json
import os
import sys
import time
import traceback
from pathlib import Path

import uvloop
from rich.console import Console

from bench.catalogue import BENCHES
from bench.figure import Figure
from bench.lab import Lab
from bench.table import show_bench, show_table
from kit.telemetry.logs import configure_logging

WIDTH = 150
"""Of the table, where there is no terminal."""
BENCH_SECONDS = 300.0
"""No bench needs half of it; one that hangs must not keep the others for ever."""
RIVALS = Path(".state/rivals/bin/python")


async def run(names: list[str], rivals: Path, console: Console) -> tuple[dict[str, list[Figure]], list[str]]:
    """The figures of the benches that ran, and the names of those that did not come to an end."""
    found: dict[str, list[Figure]] = {}
    broken: list[str] = []
    async with Lab.open(rivals) as lab:
        for name in names:
            began = time.perf_counter()
            try:
                async with asyncio.timeout(BENCH_SECONDS):
                    found[name] = await BENCHES[name](lab)
            except Exception:  # noqa: BLE001 - one bench that breaks must not take the figures of the others
                broken.append(name)
                console.print(f"[red]{name} broke:[/]\n{traceback.format_exc()}", markup=True, highlight=False)
                continue
            show_bench(console, name, found[name], time.perf_counter() - began)
    return found, broken


def main() -> None:
    parser = argparse.ArgumentParser(prog="bench", description="Figures, each beside a reference from the same run.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"some of: {', '.join(BENCHES)}")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures here, too")
    parser.add_argument("--rivals", type=Path, default=RIVALS, metavar="PYTHON", help="a Python with guessit and PTT")
    wish = parser.parse_args()
    unknown = [name for name in wish.names if name not in BENCHES]
    if unknown:
        parser.error(f"no bench called {', '.join(unknown)}; there are {', '.join(BENCHES)}")
    configure_logging(level="CRITICAL")
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    found, broken = uvloop.run(run(wish.names or list(BENCHES), wish.rivals, console))
    show_table(console, found)
    load = os.getloadavg()[0]
    console.print(
        f"[dim]{os.cpu_count()} cores, load average {load:.1f}: the more others run, the less the times say.[/]"
    )
    if wish.json:
        rows = [{"bench": name, **figure.as_json()} for name, figures in found.items() for figure in figures]
        wish.json.write_text(json.dumps(rows, indent=2) + "\n", encoding="utf-8")
    if broken:
        console.print(f"[red]Broke: {', '.join(broken)}[/]")
        sys.exit(1)


if __name__ == "__main__":
    main()
