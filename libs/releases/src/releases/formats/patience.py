"""How long patterns from outside may be tried."""

import time

from releases.formats.pattern import Pattern


class Patience:
    """For the patterns tried on one text: each gets at most `timeout_seconds`, all of them about `budget_seconds`.

    `given_up` are those that took too long; they count as not found.
    """

    def __init__(self, timeout_seconds: float, budget_seconds: float) -> None:
        self.given_up: list[str] = []
        self._timeout_seconds = timeout_seconds
        self._deadline = time.monotonic() + budget_seconds

    def finds(self, pattern: Pattern, text: str) -> bool:
        """Whether the pattern is found anywhere in the text."""
        # The clock only ends what would not end by itself: it never changes a verdict that was reached.
        if not self.given_up or time.monotonic() <= self._deadline:
            try:
                return pattern.found_in(text, self._timeout_seconds)
            except TimeoutError:
                pass
        self.given_up.append(pattern.compiled.pattern)
        return False
