"""Names that posters wrote backwards to hide them: `p027.50E20S.sthgiL`."""

import re

from releases.release import Mark

_LINES = re.compile(r"p0(?<![^\W_]p0)(?:27|801|612)(?![^\W_])")
_NUMBERS = re.compile(r"(?<![^\W_])\d{2,3}e\d{2}s(?![^\W_])")
_NUMBERS_END = re.compile(r"e\d\ds")
"""Quicker to look for than the whole."""


def is_backwards(name: str) -> bool:
    """Whether a resolution or a number of the name makes sense only from right to left."""
    low = name.lower()
    if "p0" in low and _LINES.search(low):
        return True
    return _NUMBERS_END.search(low) is not None and _NUMBERS.search(low) is not None


def turn(name: str) -> str:
    """The name the right way round; a file ending stays behind."""
    stem, dot, ending = name.rpartition(".")
    if dot and ending.isalnum() and len(ending) == 3 and not ending.isdigit() and ending.islower():
        return stem[::-1] + dot + ending
    return name[::-1]


def turn_marks(marks: tuple[Mark, ...], name: str) -> tuple[Mark, ...]:
    """Marks of the turned name, where they stand in the name as it came."""
    turned = turn(name)
    stem = len(name) if turned == name[::-1] else name.rindex(".")
    return tuple((stem - mark[1], stem - mark[0], mark[2]) if mark[1] <= stem else mark for mark in marks)
