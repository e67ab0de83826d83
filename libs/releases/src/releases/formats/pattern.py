"""Compiling the patterns of custom formats, which come from outside, without trusting them."""

from dataclasses import dataclass
from functools import lru_cache

import regex

from releases.formats.effort import repeats_too_much, worst_steps

MAX_PATTERN_LENGTH = 10_000
SAFE_LENGTH = 300
"""Names up to this length count for whether a pattern needs a time limit; longer ones always get one."""
_SAFE_STEPS = 500_000


class BadPatternError(ValueError):
    """The pattern cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern; `safe` ones cannot run long on a name of at most SAFE_LENGTH characters."""

    compiled: "regex.Pattern[str]"
    safe: bool

    def found_in(self, text: str, timeout_seconds: float) -> bool:
        """Whether it is found anywhere in `text`. Raises TimeoutError."""
        if self.safe and len(text) <= SAFE_LENGTH:
            return self.compiled.search(text) is not None
        return self.compiled.search(text, timeout=timeout_seconds) is not None


@lru_cache(maxsize=8192)
def compile_pattern(text: str) -> Pattern:
    """The pattern, to be searched without regard to case. Raises BadPatternError."""
    if not text:
        raise BadPatternError("the pattern is empty; it would match every release")
    if len(text) > MAX_PATTERN_LENGTH:
        raise BadPatternError(f"the pattern has {len(text)} characters; at most {MAX_PATTERN_LENGTH} are taken")
    if repeats_too_much(text):
        raise BadPatternError("the pattern repeats counted repeats; use smaller counts")
    try:
        compiled = regex.compile(text, regex.IGNORECASE)
    except (regex.error, RecursionError, OverflowError) as problem:
        raise BadPatternError(f"not a regular expression: {problem}") from problem
    return Pattern(compiled, worst_steps(text, SAFE_LENGTH) <= _SAFE_STEPS)
