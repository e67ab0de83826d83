"""The single pass that finds the known words of a name."""

from dataclasses import dataclass

from releases.reading.shapes import read_shape
from releases.reading.text import Text
from releases.reading.vocabulary import VOCABULARY, Branch, Known, raised

_WIDEST_GAP = 3
"""Characters that may stand between two words of a phrase."""
_SHAPED_ENDS = frozenset("0123456789pi")


@dataclass(slots=True, eq=False)
class Hit:
    """A known phrase found in a name: words `first` to `last`, characters `start` to `end`."""

    known: Known
    first: int
    last: int
    start: int
    end: int


def scan(text: Text) -> list[Hit]:
    """All known words of the name, in order, longest phrase first."""
    text.split()
    hits: list[Hit] = []
    known_words = VOCABULARY.get
    skip_to = 0
    for index, word in enumerate(text.words):
        if index < skip_to:
            continue
        branch = known_words(word)
        hit = _match(branch, index, text) if branch else None
        if hit is None and (word[-1] in _SHAPED_ENDS or word[0].isdigit()) and (shape := read_shape(word)):
            hit = _match(shape, index, text)
        if hit is not None:
            hits.append(hit)
            skip_to = hit.last + 1
    return hits if "+" not in text.low else [_with_plus(hit, text.low) for hit in hits]


def _match(branch: Branch, index: int, text: Text) -> Hit | None:
    start = text.starts[index]
    if branch.longer and index + 1 < len(text.words):
        for rest, capitals, known in branch.longer.get(text.words[index + 1], ()):
            last = index + len(rest)
            if tuple(text.words[index + 1 : last + 1]) == rest and _is_together(index, last, text):
                if not capitals or text.shown[start : text.ends[last]].isupper():
                    return Hit(known, index, last, start, text.ends[last])
    end = text.ends[index]
    for _, capitals, known in branch.alone:
        if not capitals or text.shown[start:end].isupper():
            return Hit(known, index, index, start, end)
    return None


def _with_plus(hit: Hit, low: str) -> Hit:
    """`HDR10+` and `DD+` say more than the word alone."""
    if low[hit.end : hit.end + 1] == "+":
        hit.known = raised(hit.known)
    return hit


def _is_together(first: int, last: int, text: Text) -> bool:
    return all(text.starts[at + 1] - text.ends[at] <= _WIDEST_GAP for at in range(first, last))
