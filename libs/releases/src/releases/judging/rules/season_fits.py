"""The release must hold the target's season."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def season_fits(case: Case) -> Rejection | None:
    """Rejects other seasons, extras of a season, and packs of several seasons where they are switched off.

    Names with absolute numbers or an air date tell no season; the episode's rule judges them.
    """
    release, target = case.release, case.target
    if target.is_movie or release.season is None:
        return None
    if release.season_extra:
        return reject(Reason.SEASON_EXTRA, wanted="episodes", found="extras or subtitles of a season")
    seasons = release.seasons or (release.season,)
    if target.season not in seasons:
        return reject(Reason.WRONG_SEASON, wanted=f"season {target.season}", found=f"season {_list(seasons)}")
    if release.multi_season and not case.context.policy.multi_season_packs:
        return reject(Reason.MULTI_SEASON, wanted="one season", found=f"seasons {_list(seasons)}")
    return None


def _list(seasons: tuple[int, ...]) -> str:
    return ", ".join(map(str, seasons))
