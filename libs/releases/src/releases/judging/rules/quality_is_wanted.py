"""The profile lists the qualities that may be grabbed."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def quality_is_wanted(case: Case) -> Rejection | None:
    """Rejects qualities that the profile does not allow."""
    quality, profile = case.evidence.quality, case.profile
    if not profile.allows(quality):
        allowed = ", ".join(group.name for group in profile.groups if group.allowed)
        return reject(Reason.QUALITY_NOT_WANTED, wanted=allowed, found=quality)
    return None
