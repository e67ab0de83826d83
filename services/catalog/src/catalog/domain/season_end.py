"""When a season is over."""

from collections.abc import Sequence
from datetime import datetime

from catalog.domain.titles import Episode


def season_ends_at(episodes: Sequence[Episode]) -> datetime | None:
    """When its last episode airs; None while one of them has no date, or when there is none."""
    times = [episode.air_at for episode in episodes]
    known = [at for at in times if at]
    return max(known) if known and len(known) == len(times) else None
