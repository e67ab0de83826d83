"""How far a movie is on its way, by its dates."""

from datetime import date, timedelta

from contracts.metadata import MovieStatus

CINEMA_WINDOW = timedelta(days=90)
"""After so long in cinemas a movie counts as released though no date of a disc or stream is known."""


def movie_status(
    today: date, *, cinema: date | None, digital: date | None, physical: date | None, is_out: bool = False
) -> MovieStatus:
    """Released, in cinemas or announced; `is_out` is what the source says, for a movie without any date."""
    if any(day and day <= today for day in (digital, physical)) or (cinema and cinema <= today - CINEMA_WINDOW):
        return MovieStatus.RELEASED
    if cinema:
        return MovieStatus.IN_CINEMAS if cinema <= today else MovieStatus.ANNOUNCED
    return MovieStatus.RELEASED if is_out and not (digital or physical) else MovieStatus.ANNOUNCED
