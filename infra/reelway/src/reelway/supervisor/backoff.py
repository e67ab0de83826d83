"""How long to wait before a part that died is started again."""

FIRST_SECONDS = 0.5
LONGEST_SECONDS = 30.0
STEADY_SECONDS = 60.0
"""Having run this long, a part is forgiven what was before."""


class Backoff:
    """Doubles the wait with each death in a row."""

    def __init__(self) -> None:
        self._deaths = 0

    def after(self, ran_seconds: float) -> float:
        """The wait after a death, given how long the part had run."""
        self._deaths = 1 if ran_seconds >= STEADY_SECONDS else self._deaths + 1
        return float(min(FIRST_SECONDS * 2 ** (self._deaths - 1), LONGEST_SECONDS))
