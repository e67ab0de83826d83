"""What nobody watches over is grabbed only when a person asks."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def is_monitored(case: Case) -> Rejection | None:
    """Rejects targets that are not monitored."""
    if case.target.monitored or case.context.asked_by_person:
        return None
    return reject(Reason.NOT_MONITORED, wanted="a monitored target", found="not monitored")
