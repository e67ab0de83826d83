"""A movie before its minimum availability has fakes only."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject_for_now


def is_available(case: Case) -> Rejection | None:
    """Rejects, for now, movies that have not reached their minimum availability."""
    if case.target.available or case.context.asked_by_person:
        return None
    return reject_for_now(Reason.NOT_AVAILABLE, wanted="minimum availability", found="not available yet")
