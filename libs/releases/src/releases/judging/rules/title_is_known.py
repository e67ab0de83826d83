"""The name must lead to the title that is wanted, and to no other."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def title_is_known(case: Case) -> Rejection | None:
    """Rejects what was not matched to the title, and what could as well be another title."""
    read = case.release.title or case.candidate.title
    if not case.context.title_known:
        return reject(Reason.UNKNOWN_TITLE, wanted="the wanted title", found=read)
    if case.context.ambiguous_title:
        return reject(Reason.AMBIGUOUS_TITLE, wanted="a name that fits one title only", found=read)
    return None
