"""What is being fetched, or was grabbed lately, counts like a file in place."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject_for_now
from releases.judging.upgrade import compare


def beats_what_is_coming(case: Case) -> Rejection | None:
    """Rejects, for now, what is no upgrade over the queue or the last grab; both may still fail."""
    standing, propers = case.context.standing, case.context.policy.propers
    coming = [(Reason.QUEUE_BETTER_OR_EQUAL, evidence) for evidence in standing.queued]
    if standing.recent_grab:
        coming.append((Reason.GRABBED_BETTER_OR_EQUAL, standing.recent_grab))
    for reason, evidence in coming:
        outcome = compare(case.evidence, evidence, case.profile, propers)
        if not outcome.is_upgrade:
            found = f"{outcome.step}: {outcome.found}"
            return reject_for_now(reason, wanted=f"better than {evidence.release_name}", found=found)
    return None
