"""Which texts a name must hold for a pattern to have a chance; a cheap test before the costly one."""

from releases.formats.pattern_tree import Choice, Letter, Look, Node, NotUnderstoodError, Repeat, Sequence, read_pattern

Texts = frozenset[str]

_MOST_TEXTS = 800
_MOST_OTHER_SETS = 3
_MOST_IN_OTHER_SETS = 12
_EMPTY: Texts = frozenset(("",))
_IN_MOST_NAMES = ("1080p", "2160p", "720p", "web", "bluray", "264", "265", "hevc")


def needed_texts(pattern: str) -> tuple[Texts, ...]:
    """Sets of lower-case ASCII texts: of every set, at least one stands in each name that the pattern matches.

    The most telling set comes first. None at all when nothing can be said: then the pattern has to be tried on every
    name.
    """
    try:
        found = set(_sets(read_pattern(pattern)))
    except NotUnderstoodError:
        return ()
    ordered = sorted(found, key=_usefulness, reverse=True)
    others = [texts for texts in ordered[1:] if len(texts) <= _MOST_IN_OTHER_SETS and min(map(len, texts)) > 1]
    return *ordered[:1], *others[:_MOST_OTHER_SETS]


def _sets(node: Node) -> list[Texts]:
    """The sets that the parts of the node need, each for itself."""
    match node:
        case Sequence(items):
            runs = filter(None, map(_usable, _texts_of_runs(items)))
            longer = [item for item in items if not isinstance(item, Letter)]
            return [*runs, *(texts for item in longer for texts in _sets(item))]
        case Look(item, True):
            return _sets(item)
        case _:
            needed = _needed(node)
            return [needed] if needed else []


def _usable(texts: Texts | None) -> Texts | None:
    return texts if texts and "" not in texts else None


def _needed(node: Node) -> Texts | None:
    candidates = [_all_texts(node)]
    match node:
        case Sequence(items):
            candidates += [*map(_needed, items), *_texts_of_runs(items)]
        case Choice(branches):
            candidates.append(_needed_of_choice(branches))
        case Repeat(item, low, _) if low:
            candidates.append(_needed(item))
        case Look(item, True):
            candidates.append(_needed(item))
    return max(filter(None, map(_usable, candidates)), key=_usefulness, default=None)


def _needed_of_choice(branches: tuple[Node, ...]) -> Texts | None:
    texts: set[str] = set()
    for branch in branches:
        needed = _needed(branch)
        if not needed:
            return None
        texts |= needed
    return frozenset(texts) if len(texts) <= _MOST_TEXTS else None


def _texts_of_runs(items: tuple[Node, ...]) -> list[Texts]:
    """What each stretch of neighbours with few texts can read, as long as those stay few."""
    runs, current = [], _EMPTY
    for item in items:
        texts = _all_texts(item)
        longer = _joined(current, texts)
        if longer is None:
            runs.append(current)
            longer = texts or _EMPTY
        current = longer
    return [*runs, current]


def _all_texts(node: Node) -> Texts | None:
    """Every text that the node can take, or None when they are many. Looks and anchors take the empty one."""
    texts: Texts | None = None
    match node:
        case Letter(chars):
            texts = chars
        case Look():
            texts = _EMPTY
        case Choice(branches):
            of_branches = [_all_texts(branch) for branch in branches]
            texts = frozenset().union(*(of_branch or () for of_branch in of_branches)) if all(of_branches) else None
        case Repeat(item, low, 1):
            inner = _all_texts(item)
            texts = inner if low or inner is None else inner | _EMPTY
        case Sequence(items):
            texts = _EMPTY
            for item in items:
                texts = _joined(texts, _all_texts(item))
    return texts if texts and len(texts) <= _MOST_TEXTS else None


def _joined(first: Texts | None, second: Texts | None) -> Texts | None:
    if first is None or second is None or len(first) * len(second) > _MOST_TEXTS:
        return None
    return frozenset(start + end for start in first for end in second)


def _usefulness(texts: Texts) -> tuple[float, int]:
    return min(map(_rarity, texts)), -len(texts)


def _rarity(text: str) -> float:
    return 1.5 if any(common in text for common in _IN_MOST_NAMES) else min(len(text), 4)
