"""A file with several episodes is not replaced by a release that lacks one of them."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def file_has_no_more_episodes(case: Case) -> Rejection | None:
    """Rejects releases that would lose episodes of the file in place."""
    lacking = case.context.standing.lacking_episodes
    if not lacking:
        return None
    found = f"{lacking} of them missing"
    return reject(Reason.FILE_HAS_MORE_EPISODES, wanted="all episodes of the file in place", found=found)
