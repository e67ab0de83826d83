"""The day by which releases of daily shows are named."""

from datetime import date, datetime, time, timedelta

MORNING = 9
"""By then in Greenwich the night is over in California, and breakfast shows begin in New York."""
_EASTERN = frozenset({"ja", "jp", "zh", "ko", "th", "vi", "id", "tl", "hi"})
"""Languages of countries where it is later than in Greenwich, so that no evening ends up on the next day."""


def air_day(air_at: datetime | None, language: str | None) -> date | None:
    """The local day of an air time (UTC): an American evening is the next morning in Greenwich.

    Midnight exactly is what sources give that know the day alone.
    """
    if air_at is None:
        return None
    if air_at.time() == time() or air_at.hour >= MORNING or language in _EASTERN:
        return air_at.date()
    return air_at.date() - timedelta(days=1)
