"""Which of many ranges hold a number, by one look at a sorted list."""

from bisect import bisect_left
from collections.abc import Iterable


class Intervals:
    """Ranges `(low, high, mask)`: a number counts when it is larger than `low` and at most `high`."""

    def __init__(self, ranges: Iterable[tuple[float, float, int]]) -> None:
        known = list(ranges)
        self._edges = sorted({edge for low, high, _ in known for edge in (low, high)})
        self._masks = [
            sum(mask for low, high, mask in known if low < edge <= high) for edge in (*self._edges, float("inf"))
        ]

    def mask_of(self, number: float) -> int:
        """The masks of all ranges that hold it, put together; each mask is a bit of its own."""
        return self._masks[bisect_left(self._edges, number)] if self._edges else 0
