"""A form in which names write numbers, with what is quick to look for before the costly search."""

import re
from typing import NamedTuple

from releases.reading.text import contains_any


class Form(NamedTuple):
    """`pattern` fits only names that hold one of the texts in `needs`, and in which `hint` is found.

    A hint begins with a letter, which makes it quicker to look for than a pattern that looks behind itself first.
    """

    pattern: re.Pattern[str]
    needs: tuple[str, ...] = ()
    hint: re.Pattern[str] | None = None

    def search(self, low: str, begin: int = 0) -> re.Match[str] | None:
        """Where it fits first."""
        if self.hint and self.hint.search(low, begin) is None:
            return None
        if self.needs and not contains_any(low, self.needs):
            return None
        return self.pattern.search(low, begin)


def either(*patterns: re.Pattern[str]) -> re.Pattern[str]:
    """One pattern for several that have one group each; the first that fits counts, by its only matched group."""
    return re.compile("|".join(f"(?:{pattern.pattern})" for pattern in patterns))
