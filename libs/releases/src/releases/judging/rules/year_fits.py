"""A movie's year may be off by one: festivals and cinemas count differently."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def year_fits(case: Case) -> Rejection | None:
    """Rejects a movie of another year, where both years are known."""
    year, wanted = case.release.year, case.target.year
    if not case.target.is_movie or year is None or wanted is None or abs(year - wanted) <= 1:
        return None
    return reject(Reason.WRONG_YEAR, wanted=wanted, found=year)
