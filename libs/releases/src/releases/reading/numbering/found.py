"""What a numbering pattern found."""

from dataclasses import dataclass
from datetime import date


@dataclass(slots=True)
class Numbering:
    """Numbers read from `start` to `end` of a name; the title stands before `start` unless `title_end` says less."""

    start: int
    end: int
    season: int | None = None
    seasons: tuple[int, ...] = ()
    episodes: tuple[int, ...] = ()
    absolute: tuple[int, ...] = ()
    air_date: date | None = None
    part: int | None = None
    full_season: bool = False
    season_extra: bool = False
    season_part: int | None = None
    special: bool = False
    split_episode: bool = False

    @property
    def says(self) -> str:
        """Which fact the numbers state first of all."""
        if self.air_date:
            return "air_date"
        if self.episodes:
            return "episodes"
        return "absolute" if self.absolute else "season"


MAX_RANGE = 500
"""No pack holds more episodes; a longer range is a misreading."""


def span_of(first: int, last: int) -> tuple[int, ...]:
    """All numbers from first to last; only the first when the range makes no sense."""
    return tuple(range(first, last + 1)) if first <= last <= first + MAX_RANGE else (first,)
