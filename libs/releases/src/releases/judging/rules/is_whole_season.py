"""A part of a season does not say which episodes it holds."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def is_whole_season(case: Case) -> Rejection | None:
    """Rejects packs of a numbered part of a season."""
    part = case.release.season_part
    if part is None or case.target.is_movie:
        return None
    return reject(Reason.PARTIAL_SEASON, wanted="a whole season, or episodes by number", found=f"part {part} of it")
