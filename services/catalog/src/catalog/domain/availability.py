"""From when on a movie can be had in a quality worth keeping."""

from datetime import UTC, date, datetime, time, timedelta

from catalog.domain.titles import Title
from contracts.catalog.values import MinimumAvailability
from contracts.metadata import MovieStatus

CINEMA_TO_HOME = timedelta(days=90)
"""Without a date for the home release, it is taken to follow the cinema so much later."""


def movie_due_at(movie: Title) -> datetime | None:
    """When the movie's minimum availability is reached; None while nobody knows."""
    if movie.minimum_availability is MinimumAvailability.ANNOUNCED:
        return movie.added_at
    if movie.minimum_availability is MinimumAvailability.IN_CINEMAS:
        known = _earliest(movie.cinema_date, movie.digital_date, movie.physical_date)
        return known or _already(movie, MovieStatus.IN_CINEMAS, MovieStatus.RELEASED)
    home = _earliest(movie.digital_date, movie.physical_date)
    if home or movie.status == MovieStatus.RELEASED:
        return home or movie.added_at
    return _midnight(movie.cinema_date) + CINEMA_TO_HOME if movie.cinema_date else None


def _already(movie: Title, *statuses: MovieStatus) -> datetime | None:
    return movie.added_at if movie.status in statuses else None


def _earliest(*dates: date | None) -> datetime | None:
    known = [day for day in dates if day is not None]
    return _midnight(min(known)) if known else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
