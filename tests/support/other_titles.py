"""The names of the corpus under other titles: the same grammar, with words that the reader has not seen there."""

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.words import MOST, name_of
from releases.release import Kind

CORPUS = Path(__file__).parents[1] / "corpus" / "releases.jsonl"
_SEPARATORS = (".", " ", "_")


@dataclass(frozen=True, slots=True)
class Mould:
    """A name of the corpus with a gap for its title; `expect` is what is to be found besides titles."""

    before: str
    separator: str
    behind: str
    kind: Kind
    expect: dict[str, Any]

    def name(self, title: str) -> str:
        """The name of something of that title."""
        return f"{self.before}{title.replace(' ', self.separator)}{self.behind}"


def corpus_cases() -> list[dict[str, Any]]:
    """The corpus as it lies in its file."""
    return [json.loads(line) for line in CORPUS.read_text(encoding="utf-8").splitlines()]


def moulds() -> list[Mould]:
    """One for each name in which its title stands as it is read, in two words or more, and once."""
    return [mould for case in corpus_cases() for mould in _moulds(case)]


def mixed_names(rounds: int) -> list[tuple[str, Kind]]:
    """The corpus, and so many more rounds of it under other titles; each name once, in a mixed order."""
    names = {case["name"]: Kind(case["kind"]) for case in corpus_cases()}
    known = moulds()
    for number in range(rounds * len(known)):
        mould = known[number % len(known)]
        names[mould.name(f"{name_of(number % MOST)} {name_of(number // MOST).split()[0]}")] = mould.kind
    mixed = list(names.items())
    random.Random(7).shuffle(mixed)
    return mixed


def _moulds(case: dict[str, Any]) -> Iterator[Mould]:
    title, name = case["expect"].get("title") or "", case["name"]
    plain = " " in title and not any(char.isdigit() for char in title) and "/" not in name and "\\" not in name
    for separator in _SEPARATORS if plain else ():
        parts = name.split(title.replace(" ", separator))
        if len(parts) == 2 and not parts[1][:1].isdigit():
            others = {field: value for field, value in case["expect"].items() if not field.startswith("title")}
            yield Mould(parts[0], separator, parts[1], Kind(case["kind"]), others)
