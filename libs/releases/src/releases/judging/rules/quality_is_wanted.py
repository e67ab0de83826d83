"""The profile lists the qualities that may be grabbed."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject

_DISK_IMAGES = frozenset({"iso", "img", "vob", "m2ts"})


def quality_is_wanted(case: Case) -> Rejection | None:
    """Rejects qualities that the profile does not allow, and disk images where it does not allow BR-DISK."""
    quality, profile = case.evidence.quality, case.profile
    if not profile.allows(quality):
        allowed = ", ".join(group.name for group in profile.groups if group.allowed)
        return reject(Reason.QUALITY_NOT_WANTED, wanted=allowed, found=quality)
    container = (case.release.container or "").lower().lstrip(".")
    if container in _DISK_IMAGES and not profile.allows("BR-DISK"):
        return reject(Reason.RAW_DISK, wanted="a video file", found=f"disk image (.{container})")
    return None
