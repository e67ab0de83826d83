"""How long a failing indexer is left alone."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

LADDER_MINUTES = (0, 1, 5, 15, 30, 60, 180, 360, 720, 1440)
LEAST_LIMIT_PAUSE = timedelta(hours=1)
"""After "too many requests" without a word on how long to wait."""


@dataclass(frozen=True, slots=True)
class IndexerHealth:
    """`failures` is the step on the ladder: one up per failure, one down per success."""

    failures: int = 0
    backing_off: bool = False
    retry_at: datetime | None = None
    last_error: str | None = None
    last_success_at: datetime | None = None

    def rests(self, now: datetime) -> bool:
        """Whether it is to be left alone now."""
        return self.retry_at is not None and self.retry_at > now


def after_failure(
    health: IndexerHealth, error: str, now: datetime, *, limited: bool = False, retry_after_seconds: float | None = None
) -> IndexerHealth:
    """One step up. What the indexer itself asked for counts more than the ladder."""
    failures = min(health.failures + 1, len(LADDER_MINUTES))
    pause = timedelta(minutes=LADDER_MINUTES[failures - 1])
    if retry_after_seconds is not None:
        pause = timedelta(seconds=min(max(retry_after_seconds, 0), 86_400))
    elif limited:
        pause = max(pause, LEAST_LIMIT_PAUSE)
    return replace(
        health,
        failures=failures,
        backing_off=health.backing_off or pause > timedelta(),
        retry_at=now + pause if pause else None,
        last_error=error,
    )


def after_success(health: IndexerHealth, now: datetime) -> IndexerHealth:
    """One step down; it works again."""
    return IndexerHealth(failures=max(health.failures - 1, 0), last_success_at=now)
