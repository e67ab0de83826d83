"""When grabbing the same thing again and again changes nothing, stop and say so."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def is_no_loop(case: Case) -> Rejection | None:
    """Rejects a release that was grabbed for this target as often as settings allow."""
    grabs, most = case.context.standing.equal_grabs, case.context.policy.most_equal_grabs
    if grabs < most or case.context.asked_by_person:
        return None
    return reject(Reason.UPGRADE_LOOP, wanted=f"fewer than {most} grabs of the same release", found=f"{grabs} grabs")
