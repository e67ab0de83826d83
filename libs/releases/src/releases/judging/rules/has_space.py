"""A download must leave some space free."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject_for_now


def has_space(case: Case) -> Rejection | None:
    """Rejects, for now, what would leave less space than settings ask for. Unknown space passes."""
    size, free = case.candidate.size_bytes, case.context.free_bytes
    least = case.context.policy.minimum_free_bytes
    if not size or free is None or free - size >= least:
        return None
    return reject_for_now(Reason.FREE_SPACE, wanted=f"{least} bytes left", found=f"{max(free - size, 0)} bytes left")
