"""When to search again for what was not found."""

from datetime import datetime, timedelta
from uuid import UUID

PAUSES_HOURS = (6, 12, 24, 48, 96, 168)
SPREAD = 0.1
MAX_TRIES_A_DAY = 5
"""Grabs per target a day; a target whose releases all fail waits for the next day."""


def next_search_at(target_id: UUID, misses: int, now: datetime) -> datetime:
    """After `misses` searches in vain; up to a tenth later by the target's id, so that not all come at once."""
    hours = PAUSES_HOURS[min(max(misses, 1), len(PAUSES_HOURS)) - 1]
    share = (target_id.int % 1000) / 1000
    return now + timedelta(hours=hours * (1 + SPREAD * share))
