"""Letters to jump to in a list of names."""

from collections.abc import Iterable
from dataclasses import dataclass

NO_LETTER = "#"
OTHER_SCRIPT = "…"


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbours in the list under one letter; `first` is the character that the run begins with."""

    letter: str
    first: str
    count: int


def letter_of(character: str) -> str:
    """`A` for `a`, `Д` for `д`; `#` for digits and signs; scripts without capitals, such as kana, share one."""
    if character.upper() != character.lower():
        return character.upper()
    return NO_LETTER if character < "a" else OTHER_SCRIPT


def fold_letters(firsts: Iterable[tuple[str, int]]) -> tuple[Run, ...]:
    """First characters with their counts, in the order of the list: neighbours of one letter put together."""
    runs: list[Run] = []
    for first, count in firsts:
        letter = letter_of(first)
        if runs and runs[-1].letter == letter:
            runs[-1] = Run(letter, runs[-1].first, runs[-1].count + count)
        else:
            runs.append(Run(letter, first, count))
    return tuple(runs)
