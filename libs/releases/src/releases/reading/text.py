"""A name made ready for reading: same length as the original, so that every position stays true."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from releases.release import Span

MAX_CHARS = 1_000
"""No real name is longer; what follows is not read, so that reading stays cheap."""

_PLAIN = str.maketrans("【】［］（）｛｝「」『』　–—‐‑＿．－＃　’‘“”", "[][](){}[][] ----_.-# ''\"\"") | {
    0xFF10 + digit: str(digit) for digit in range(10)
}
_WORD = re.compile(r"[^\W_]+")


class Word(NamedTuple):
    """A run of letters and digits in lower case, with its place."""

    text: str
    start: int
    end: int


@dataclass(slots=True)
class Text:
    """The name under reading. `shown` keeps the case, `low` does not and has blanks for underscores.

    Both are as long as the name that came.
    """

    shown: str
    low: str
    spans: list[Span] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def mark(self, start: int, end: int, fact: str) -> None:
        self.spans.append(Span(start, end, fact))

    def blank(self, start: int, end: int, filler: str = " ") -> None:
        """Take a stretch out of further reading without moving the rest."""
        self.shown = self.shown[:start] + filler * (end - start) + self.shown[end:]
        self.low = self.low[:start] + filler * (end - start) + self.low[end:]


def prepare(name: str) -> Text:
    shown = name[:MAX_CHARS]
    if not shown.isascii():
        shown = shown.translate(_PLAIN)
    if not shown.isprintable():
        shown = "".join(char if char.isprintable() else " " for char in shown)
    return Text(shown, _lower(shown).replace("_", " "))


def split_words(low: str) -> list[Word]:
    return [Word(found.group(), found.start(), found.end()) for found in _WORD.finditer(low)]


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join([char.lower() if len(char.lower()) == 1 else char for char in text])
