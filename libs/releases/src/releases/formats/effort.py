"""How much work a pattern may make, at worst; an upper estimate from its shape."""

import math
import re

from releases.formats.pattern_tree import Choice, Letter, Look, Node, NotUnderstoodError, Repeat, Sequence, read_pattern

_MOST_COPIES = 2000


def worst_steps(pattern: str, length: int) -> float:
    """About how many steps a search in a text of that length may take; infinite when nothing can be said."""
    try:
        _, steps = _effort(read_pattern(pattern), length)
    except NotUnderstoodError:
        return math.inf
    return steps * length


def repeats_too_much(pattern: str) -> bool:
    """Whether counted repeats in counted repeats would make compiling it endless."""
    try:
        return _copies(read_pattern(pattern)) > _MOST_COPIES
    except NotUnderstoodError:
        counts = re.findall(r"\{(\d*),?(\d*)\}", pattern)
        return math.prod(max(int(low or 1), int(high or 1)) for low, high in counts) > _MOST_COPIES


def _effort(node: Node, length: int) -> tuple[float, float]:
    """In how many ways it can match from one place, and the steps that all of them take."""
    match node:
        case Letter():
            return 1, 1
        case Sequence(items):
            ways, steps = 1.0, 1.0
            for item in items:
                item_ways, item_steps = _effort(item, length)
                steps += ways * item_steps
                ways *= item_ways
            return ways, steps
        case Choice(branches):
            efforts = [_effort(branch, length) for branch in branches]
            return sum(ways for ways, _ in efforts), sum(steps for _, steps in efforts)
        case Look(item, _):
            return 1, _effort(item, length)[1]
        case Repeat():
            return _effort_of_repeat(node, length)


def _effort_of_repeat(node: Repeat, length: int) -> tuple[float, float]:
    ways, steps = _effort(node.item, length)
    times = length if node.high is None else min(node.high, length)
    if ways <= 1:
        return max(times - node.low, 0) + 1, times * steps + 1
    if times > 8:
        return math.inf, math.inf
    return sum(ways**count for count in range(node.low, times + 1)), steps * ways**times + 1


def _copies(node: Node) -> int:
    match node:
        case Letter():
            return 1
        case Sequence(items) | Choice(items):
            return sum(map(_copies, items), 1)
        case Look(item, _):
            return _copies(item)
        case Repeat(item, low, high):
            return _copies(item) * max(low, high or 0, 1)
