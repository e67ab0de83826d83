"""A limit on the size of any download."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def size_is_not_too_much(case: Case) -> Rejection | None:
    """Rejects what is larger than the setting for everything."""
    size, most = case.candidate.size_bytes, case.context.policy.maximum_size_bytes
    if not size or not most or size <= most:
        return None
    return reject(Reason.MAXIMUM_SIZE_EXCEEDED, wanted=f"at most {most} bytes", found=f"{size} bytes")
