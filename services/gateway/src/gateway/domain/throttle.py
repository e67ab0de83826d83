"""How long a login has to wait after failures."""

from datetime import datetime, timedelta

FREE_TRIES = 5
LONGEST = timedelta(minutes=15)
FORGOTTEN_AFTER = timedelta(hours=1)


def blocked_until(failures: int, last_failure_at: datetime) -> datetime | None:
    """None while tries are free; then the wait doubles from two seconds to a quarter of an hour."""
    if failures < FREE_TRIES:
        return None
    wait = timedelta(seconds=2.0 ** (failures - FREE_TRIES + 1)) if failures < FREE_TRIES + 12 else LONGEST
    return last_failure_at + min(wait, LONGEST)
