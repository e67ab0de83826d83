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
    skip_to = 0
    words, starts, ends = text.words, text.starts, text.ends
    for index, branch in enumerate(map(VOCABULARY.get, words)):
        if index < skip_to:
            continue
        if branch is None:
            word = words[index]
            known = read_shape(word) if word[-1] in _SHAPED_ENDS or word[0].isdigit() else None
        else:
            known = branch.plain
        if known is not None:
            hits.append(Hit(known, index, index, starts[index], ends[index]))
        elif branch is not None and (hit := _match(branch, index, text)):
            hits.append(hit)
            skip_to = hit.last + 1
    return hits if "+" not in text.low else [_with_plus(hit, text.low) for hit in hits]


def first_strong(hits: list[Hit]) -> int | None:
    """Which is the first that marks the end of a title by itself."""
    for at, hit in enumerate(hits):
        if hit.known.strong:
            return at
    return None


def _match(branch: Branch, index: int, text: Text) -> Hit | None:
    start, end = text.starts[index], text.ends[index]
    if branch.longer and (longer := _match_longer(branch, index, text)):
        return longer
    if spelled := branch.spelled.get(text.shown[start:end]):
        return Hit(spelled, index, index, start, end)
    if branch.coded is not None and text.shown[start:end].isupper():
        return Hit(branch.coded, index, index, start, end)
    return Hit(branch.always, index, index, start, end) if branch.always is not None else None


def _match_longer(branch: Branch, index: int, text: Text) -> Hit | None:
    words, start = text.words, text.starts[index]
    if index + 1 == len(words):
        return None
    for rest, capitals, known in branch.longer.get(words[index + 1], ()):
        last = index + len(rest)
        if tuple(words[index + 1 : last + 1]) != rest or not _is_together(index, last, text):
            continue
        end = text.ends[last]
        if not capitals or text.shown[start:end].isupper():
            return Hit(known, index, last, start, end)
    return None


def _with_plus(hit: Hit, low: str) -> Hit:
    """`HDR10+` and `DD+` say more than the word alone."""
    if low[hit.end : hit.end + 1] == "+":
        hit.known = raised(hit.known)
    return hit


def _is_together(first: int, last: int, text: Text) -> bool:
    return all(text.starts[at + 1] - text.ends[at] <= _WIDEST_GAP for at in range(first, last))
