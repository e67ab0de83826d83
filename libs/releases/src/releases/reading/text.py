"""A name made ready for reading: same length as the original, so that every position stays true."""

import re
from dataclasses import dataclass, field
from itertools import accumulate

from releases.release import Mark

MAX_CHARS = 1_000
"""No real name is longer; what follows is not read, so that reading stays cheap."""

_PLAIN = str.maketrans("【】［］（）｛｝「」『』　–—‐‑＿．－＃　’‘“”", "[][](){}[][] ----_.-# ''\"\"") | {
    0xFF10 + digit: str(digit) for digit in range(10)
}
_WORD = re.compile(r"([^\W_]+)")
_ASCII_WORD = re.compile(r"([a-z0-9]+)")
"""The same words in a name of nothing but ASCII, found in two thirds of the time."""


@dataclass(slots=True)
class Text:
    """The name under reading. `shown` keeps the case, `low` does not and has blanks for underscores.

    Both are as long as the name that came. `words` are its runs of letters and digits in lower case, once they are
    split; word n stands from `starts[n]` to `ends[n]`.
    """

    shown: str
    low: str
    marks: list[Mark] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)

    def split(self) -> None:
        """Find the words of what is not blanked by now."""
        words = _ASCII_WORD if self.low.isascii() else _WORD
        parts = words.split(self.low)  # what stands between words first, then each word and what follows it
        bounds = list(accumulate(map(len, parts)))
        self.words, self.starts, self.ends = parts[1::2], bounds[:-1:2], bounds[1::2]

    def mark(self, start: int, end: int, fact: str) -> None:
        self.marks.append((start, end, fact))

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


def contains_any(low: str, texts: tuple[str, ...]) -> bool:
    """Whether one of the texts stands in the name."""
    for text in texts:  # noqa: SIM110  # twice as fast as any() here
        if text in low:
            return True
    return False


def _lower(text: str) -> str:
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join([char.lower() if len(char.lower()) == 1 else char for char in text])
