"""What is being fetched counts like a file in place."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject_for_now
from releases.judging.upgrade import compare


def beats_what_is_coming(case: Case) -> Rejection | None:
    """Rejects, for now, what is no upgrade over the queue; that may still fail."""
    propers = case.context.policy.propers
    for evidence in case.context.standing.queued:
        outcome = compare(case.evidence, evidence, case.profile, propers)
        if not outcome.is_upgrade:
            wanted, found = f"better than {evidence.release_name}", f"{outcome.step}: {outcome.found}"
            return reject_for_now(Reason.QUEUE_BETTER_OR_EQUAL, wanted=wanted, found=found)
    return None
