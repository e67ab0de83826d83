"""The names of the corpus under other titles, so that no name comes twice."""

import json
import random
from collections.abc import Iterator

from bench.lab import TESTS
from bench.words import MOST, name_of
from releases.release import Kind

CORPUS = TESTS / "corpus" / "releases.jsonl"
_SEPARATORS = (".", " ", "_")


def corpus_names(rounds: int) -> list[tuple[str, Kind]]:
    """The corpus, and so many more rounds of it with made-up titles; each name once, in a mixed order.

    Names whose title does not stand in them as it is read come in the first round only.
    """
    cases = [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]
    names = {case["name"]: Kind(case["kind"]) for case in cases}
    places = [(*place, Kind(case["kind"])) for case in cases if (place := _place_of_title(case))]
    for number in range(rounds * len(places)):
        before, separator, behind, kind = places[number % len(places)]
        title = f"{name_of(number % MOST)} {name_of(number // MOST).split()[0]}"
        names[f"{before}{title.replace(' ', separator)}{behind}"] = kind
    mixed = list(names.items())
    random.Random(7).shuffle(mixed)
    return mixed


def _place_of_title(case: dict[str, dict[str, str] | str]) -> tuple[str, str, str] | None:
    """What stands before the title, between its words, and behind it."""
    return next(_places(str(case["name"]), case["expect"]), None)


def _places(name: str, expect: dict[str, str] | str) -> Iterator[tuple[str, str, str]]:
    title = expect.get("title") if isinstance(expect, dict) else None
    for separator in _SEPARATORS:
        written = title.replace(" ", separator) if title else ""
        if written and name.count(written) == 1 and " " in str(title):
            before, behind = name.split(written)
            yield before, separator, behind
