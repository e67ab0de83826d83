"""A file with several episodes is not replaced by one of them alone."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def file_has_no_more_episodes(case: Case) -> Rejection | None:
    """Rejects releases with fewer episodes than the file in place."""
    standing, release = case.context.standing, case.release
    if case.target.is_movie or standing.existing is None or release.full_season or release.multi_season:
        return None
    held = max(len(release.episodes), len(release.absolute), 1)
    if held >= standing.existing_episodes:
        return None
    return reject(Reason.FILE_HAS_MORE_EPISODES, wanted=f"at least {standing.existing_episodes} episodes", found=held)
