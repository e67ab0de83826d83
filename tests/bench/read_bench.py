"""How many release names a second are read, beside the two best known readers; no name is read twice."""

import asyncio
import json
import time
from asyncio.subprocess import PIPE, Process
from itertools import islice
from pathlib import Path

from bench.figure import Figure, Reference, at_least, below
from bench.lab import Figures, Lab
from bench.measuring import rate
from bench.words import name_of, varied_release
from releases.reading.reader import read_release
from releases.release import Kind
from support.hostile_names import PIECES, hostile_name
from support.other_titles import mixed_names

CHUNK = 500
PLAIN = 60_000
ROUNDS = 60
FOR_RIVALS = 12_000
RIVAL_SECONDS = 20.0
RIVALS = ("guessit", "PTT")
UNIT = "names/s of one core"
LONG = 1_000
"""Characters of a name that are read; twice as long as the shorter hostile name."""
TRIES = 25


async def bench_read(lab: Lab) -> Figures:
    """Plain names of episodes; names of the corpus under other titles, with everything that is hard; hostile names."""
    names = mixed_names(ROUNDS)
    corpus = _rate_of(names)
    plain = _rate_of([(varied_release(name_of(n % 4096), 1 + n // 4096, 1 + n % 24, n), Kind.TV) for n in range(PLAIN)])
    figures = [
        Figure("names read, plain episodes", plain, UNIT, aim=at_least(20_000)),
        Figure("names read, the corpus", corpus, UNIT, aim=at_least(20_000)),
        Figure("a hostile name twice as long takes, at worst", _worst_growth(), "times as long", aim=below(3)),
    ]
    if not lab.rivals.exists():
        return [*figures, Figure("the same, without rivals: `make bench` installs them", corpus, UNIT)]
    for rival in RIVALS:
        theirs = Reference(rival, await _ask_rival(lab.rivals, rival, names[:FOR_RIVALS]))
        figures.append(Figure(f"the same beside {rival}", corpus, UNIT, theirs))
    return figures


def _rate_of(names: list[tuple[str, Kind]]) -> float:
    coming = iter(names)

    def work() -> int:
        chunk = list(islice(coming, CHUNK))
        for name, kind in chunk:
            read_release(name, kind)
        return len(chunk)

    return rate(work)


def _worst_growth() -> float:
    return max(_growth(piece, kind) for piece in PIECES for kind in (Kind.TV, Kind.MOVIE))


def _growth(piece: str, kind: Kind) -> float:
    """By the shortest of many tries in turn, for everything else on the machine only adds to them."""
    short, long = hostile_name(piece, LONG // 2), hostile_name(piece, LONG)
    tries = [(_seconds_of(short, kind), _seconds_of(long, kind)) for _ in range(TRIES)]
    return min(each for _, each in tries) / min(each for each, _ in tries)


def _seconds_of(name: str, kind: Kind) -> float:
    began = time.perf_counter()
    read_release(name, kind)
    return time.perf_counter() - began


async def _ask_rival(python: Path, rival: str, names: list[tuple[str, Kind]]) -> float:
    script = Path(__file__).with_name("rival_reader.py")
    process: Process = await asyncio.create_subprocess_exec(python, script, rival, stdin=PIPE, stdout=PIPE)
    try:
        async with asyncio.timeout(RIVAL_SECONDS):
            said, _ = await process.communicate(json.dumps([name for name, _ in names]).encode())
    finally:
        if process.returncode is None:
            process.kill()
    return float(said)
