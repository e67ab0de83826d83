"""Which texts a name must hold for a pattern to have a chance; a cheap test before the costly one."""

from releases.formats.pattern_tree import Choice, Letter, Look, Node, NotUnderstoodError, Repeat, Sequence, read_pattern

Texts = frozenset[str]

_MOST_TEXTS = 250


def needed_texts(pattern: str) -> Texts | None:
    """Lower-case ASCII texts of which at least one stands in every name that the pattern matches.

    None when nothing can be said: then the pattern has to be tried on every name.
    """
    try:
        return _needed(read_pattern(pattern))
    except NotUnderstoodError:
        return None


def _needed(node: Node) -> Texts | None:
    match node:
        case Letter(char):
            return frozenset((char,)) if char else None
        case Sequence(items):
            return _needed_of_sequence(items)
        case Choice(branches):
            return _needed_of_choice(branches)
        case Repeat(item, low, _):
            return _needed(item) if low else None
        case Look(item, positive):
            return _needed(item) if positive else None


def _needed_of_sequence(items: tuple[Node, ...]) -> Texts | None:
    candidates = [_needed(item) for item in items if not isinstance(item, Letter)]
    candidates += [frozenset((run,)) for run in _runs(items)]
    known = [texts for texts in candidates if texts]
    return max(known, key=_usefulness, default=None)


def _needed_of_choice(branches: tuple[Node, ...]) -> Texts | None:
    texts: set[str] = set()
    for branch in branches:
        needed = _needed(branch)
        if not needed:
            return None
        texts |= needed
    return frozenset(texts) if len(texts) <= _MOST_TEXTS else None


def _runs(items: tuple[Node, ...]) -> list[str]:
    """The texts that neighbouring letters form."""
    runs, current = [], ""
    for item in items:
        if isinstance(item, Letter) and item.char:
            current += item.char
        elif current and not _takes_nothing(item):
            runs.append(current)
            current = ""
    return [*runs, current] if current else runs


def _takes_nothing(item: Node) -> bool:
    return isinstance(item, Look) or (isinstance(item, Sequence) and not item.items)


def _usefulness(texts: Texts) -> tuple[int, int]:
    return min(*map(len, texts), 4), -len(texts)
