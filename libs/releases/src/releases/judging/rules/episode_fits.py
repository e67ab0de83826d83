"""The release must hold the target's episode."""

from releases.judging.case import Case
from releases.judging.context import Target
from releases.judging.rejection import Reason, Rejection, reject
from releases.release import Release


def episode_fits(case: Case) -> Rejection | None:
    """Compares what the name tells: a whole season, an air date, absolute numbers or episode numbers."""
    release, target = case.release, case.target
    if target.is_movie or _is_pack(release) or _holds(release, target):
        return None
    return reject(Reason.WRONG_EPISODE, wanted=_name_target(target), found=_name_release(release))


def _is_pack(release: Release) -> bool:
    return release.full_season or release.multi_season or release.season_part is not None


def _holds(release: Release, target: Target) -> bool:
    if release.air_date:
        return release.air_date == target.air_date
    if release.absolute and target.absolute is not None and target.absolute in release.absolute:
        return True
    return release.season is not None and target.episode is not None and target.episode in release.episodes


def _name_target(target: Target) -> str:
    absolute = f" ({target.absolute})" if target.absolute is not None else ""
    return f"S{target.season:02}E{target.episode or 0:02}{absolute}"


def _name_release(release: Release) -> str:
    if release.air_date:
        return release.air_date.isoformat()
    numbers = ", ".join(map(str, release.episodes or release.absolute)) or "no episode"
    return f"season {release.season}, episode {numbers}" if release.season is not None else numbers
