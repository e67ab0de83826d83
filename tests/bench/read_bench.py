"""How many release names a second are read, beside the two best known readers."""

import asyncio
import json
from asyncio.subprocess import PIPE, Process
from itertools import cycle, islice
from pathlib import Path

from bench.figure import Figure, Reference, at_least
from bench.lab import TESTS, Figures, Lab
from bench.measuring import rate
from bench.words import episode_release, name_of
from releases.reading.reader import read_release
from releases.release import Kind

CORPUS = TESTS / "corpus" / "releases.jsonl"
CHUNK = 500
RIVAL_SECONDS = 20.0
RIVALS = ("guessit", "PTT")
UNIT = "names/s of one core"


async def bench_read(lab: Lab) -> Figures:
    """The names of the corpus, with everything that is hard, and plain names of episodes."""
    names = _corpus()
    corpus = _rate_of(names)
    plain = _rate_of([(episode_release(name_of(n), 1 + n % 9, 1 + n % 24, n), Kind.TV) for n in range(2000)])
    figures = [
        Figure("names read, plain episodes", plain, UNIT, aim=at_least(20_000)),
        Figure("names read, the corpus", corpus, UNIT, aim=at_least(20_000)),
    ]
    if not lab.rivals.exists():
        return [*figures, Figure("the same, without rivals: `make bench` installs them", corpus, UNIT)]
    for rival in RIVALS:
        theirs = Reference(rival, await _ask_rival(lab.rivals, rival, names))
        figures.append(Figure(f"the same beside {rival}", corpus, UNIT, theirs))
    return figures


def _corpus() -> list[tuple[str, Kind]]:
    cases = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    return [(case["name"], Kind(case["kind"])) for case in cases]


def _rate_of(names: list[tuple[str, Kind]]) -> float:
    turning = cycle(names)

    def work() -> int:
        for name, kind in islice(turning, CHUNK):
            read_release(name, kind)
        return CHUNK

    return rate(work)


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
