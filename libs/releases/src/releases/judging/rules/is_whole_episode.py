"""Some groups cut an episode into several files, of which each is a release."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def is_whole_episode(case: Case) -> Rejection | None:
    """Rejects one piece of an episode, as S01E05a."""
    if not case.release.split_episode:
        return None
    return reject(Reason.SPLIT_EPISODE, wanted="a whole episode", found="one piece of it")
