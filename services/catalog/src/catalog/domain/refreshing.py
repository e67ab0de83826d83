"""When a title's metadata is read again."""

from datetime import datetime, timedelta
from uuid import UUID

from contracts.metadata import MovieStatus, ShowStatus

RUNNING = timedelta(days=1)
SETTLED = timedelta(days=7)
FIRST_RETRY = timedelta(minutes=5)
LONGEST_RETRY = timedelta(hours=12)
_SETTLED = frozenset({ShowStatus.ENDED.value, MovieStatus.RELEASED.value})


def next_refresh(title_id: UUID, status: str, now: datetime) -> datetime:
    """Daily while something may change, weekly afterwards; spread by the title's id, so that no rush builds up."""
    pause = SETTLED if status in _SETTLED else RUNNING
    return now + timedelta(seconds=pause.total_seconds() * (0.9 + 0.2 * (title_id.int % 1000) / 1000))


def next_try(failures: int, now: datetime) -> datetime:
    """After so many failures in a row."""
    return now + min(FIRST_RETRY * (1 << min(failures - 1, 10)), LONGEST_RETRY)
