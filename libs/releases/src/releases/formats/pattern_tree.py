"""The shape of a regular expression, as far as one must know it to judge what it needs and what it may cost.

Only a rough reading: characters that are not plain letters become `ANYTHING`, anchors and empty groups `NOTHING`.
What is not understood raises `NotUnderstoodError`, and the caller then assumes nothing about the pattern.
"""

import re
import string
from dataclasses import dataclass


class NotUnderstoodError(ValueError):
    """The pattern uses something that this reading does not know."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One character out of these, lower case; None is out of many."""

    chars: frozenset[str] | None


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of these."""

    branches: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`low` to `high` times; None has no end."""

    item: "Node"
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Look:
    """A look ahead or behind; it takes no characters."""

    item: "Node"
    positive: bool


Node = Letter | Sequence | Choice | Repeat | Look

ANYTHING = Letter(None)
NOTHING = Sequence(())
SOMETHING = Repeat(ANYTHING, 0, None)

_ANCHOR_ESCAPES = frozenset("bBAZzGmM")
_CLASS_ESCAPES = frozenset("dDwWsShHvVNRXtnrfae")
_CODE_LENGTHS = {"x": 2, "u": 4, "U": 8}
_LOOKS = {"(?=": True, "(?!": False, "(?<=": True, "(?<!": False}
_MAX_DEPTH = 60
_LARGEST_SET = 8
_PLAIN = frozenset(string.printable)


def read_pattern(pattern: str) -> Node:
    """The pattern's tree. Raises NotUnderstoodError."""
    reader = _Reader(pattern)
    tree = reader.choice(depth=0)
    if reader.at < len(pattern):
        raise NotUnderstoodError("unbalanced )")
    return tree


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0

    def choice(self, depth: int) -> Node:
        if depth > _MAX_DEPTH:
            raise NotUnderstoodError("groups in groups without end")
        branches = [self._sequence(depth)]
        while self._take("|"):
            branches.append(self._sequence(depth))
        return branches[0] if len(branches) == 1 else Choice(tuple(branches))

    def _sequence(self, depth: int) -> Node:
        items: list[Node] = []
        while self.at < len(self.pattern) and self.pattern[self.at] not in "|)":
            items.append(self._quantified(self._atom(depth)))
        return Sequence(tuple(items))

    def _atom(self, depth: int) -> Node:
        char = self.pattern[self.at]
        if char == "(":
            return self._group(depth)
        self.at += 1
        if char == "[":
            return self._set()
        if char == "\\":
            return self._escape()
        if char in "^$":
            return NOTHING
        if char == ".":
            return ANYTHING
        if char in "*+?{":
            raise NotUnderstoodError(f"a {char} with nothing to repeat")
        return _letter(char)

    def _group(self, depth: int) -> Node:
        look = next((opening for opening in _LOOKS if self.pattern.startswith(opening, self.at)), None)
        self.at += len(look) if look else 1
        if not look and self._take("?") and not self._plain_opening():
            return NOTHING
        inner = self.choice(depth + 1)
        if not self._take(")"):
            raise NotUnderstoodError("missing )")
        return Look(inner, _LOOKS[look]) if look else inner

    def _plain_opening(self) -> bool:
        """Past `:`, `>`, a name or flags; False when the group held flags only."""
        if self._take(":") or self._take(">"):
            return True
        if self._take("<") or self._take("P<"):
            self._until(">")
            return True
        start = self.at
        while self.at < len(self.pattern) and self.pattern[self.at] in "ims-":
            self.at += 1
        if self.at > start and self._take(":"):
            return True
        if self.at > start and self._take(")"):
            return False
        raise NotUnderstoodError("a kind of group that is not known here")

    def _escape(self) -> Node:
        if self.at >= len(self.pattern):
            raise NotUnderstoodError("a \\ at the end")
        char = self.pattern[self.at]
        self.at += 1
        if char in _ANCHOR_ESCAPES:
            return NOTHING
        if char in "123456789":
            return SOMETHING
        return self._escaped_character(char)

    def _escaped_character(self, char: str) -> Node:
        if char in _CODE_LENGTHS:
            self.at += _CODE_LENGTHS[char]
        elif char in "pP" and self._take("{"):
            self._until("}")
        elif char not in _CLASS_ESCAPES:
            if char.isalnum():
                raise NotUnderstoodError(f"\\{char}")
            return _letter(char)
        return ANYTHING

    def _set(self) -> Node:
        start = self.at
        self._take("^")
        self._take("]")
        while self.at < len(self.pattern) and self.pattern[self.at] != "]":
            if self.pattern.startswith("[:", self.at):
                raise NotUnderstoodError("a named set")
            self.at += 2 if self.pattern[self.at] == "\\" else 1
        if not self._take("]"):
            raise NotUnderstoodError("missing ]")
        return _members(self.pattern[start : self.at - 1])

    def _quantified(self, item: Node) -> Node:
        bounds = self._bounds()
        if bounds is None:
            return item
        if not self._take("?"):
            self._take("+")
        return Repeat(item, *bounds)

    def _bounds(self) -> tuple[int, int | None] | None:
        for char, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if self._take(char):
                return bounds
        if not self._take("{"):
            return None
        low, comma, high = self._until("}").partition(",")
        if not (low + high).isdigit() or len(low + high) > 8:
            raise NotUnderstoodError("a { that counts nothing")
        least = int(low or 0)
        return least, (least if not comma else int(high) if high else None)

    def _take(self, text: str) -> bool:
        if self.pattern.startswith(text, self.at):
            self.at += len(text)
            return True
        return False

    def _until(self, end: str) -> str:
        stop = self.pattern.find(end, self.at)
        if stop < 0:
            raise NotUnderstoodError(f"missing {end}")
        text = self.pattern[self.at : stop]
        self.at = stop + 1
        return text


def _letter(char: str) -> Letter:
    return Letter(frozenset((char.lower(),))) if char in _PLAIN else ANYTHING


def _members(text: str) -> Letter:
    """The characters of a small set of plain characters and ranges of digits."""
    for first, last in re.findall(r"(\d)-(\d)", text):
        text = text.replace(f"{first}-{last}", "0123456789"[int(first) : int(last) + 1])
    text = text.replace("\\.", ".").replace("\\-", "\0")
    dash_is_plain = "-" not in text[1:-1]
    if text[:1] in ("^", "") or "\\" in text or not dash_is_plain:
        return ANYTHING
    chars = frozenset(text.lower().replace("\0", "-"))
    return Letter(chars) if len(chars) <= _LARGEST_SET and chars <= _PLAIN else ANYTHING
