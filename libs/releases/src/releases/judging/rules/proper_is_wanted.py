"""Settings decide whether propers replace files, and for how long after an import."""

from datetime import timedelta

from releases.judging.case import Case
from releases.judging.context import Propers
from releases.judging.rejection import Reason, Rejection, reject
from releases.judging.upgrade import is_revision_upgrade


def proper_is_wanted(case: Case) -> Rejection | None:
    """Rejects a mere revision upgrade where propers do not upgrade, or where the file is older than some days."""
    standing, policy = case.context.standing, case.context.policy
    if standing.existing is None or case.context.asked_by_person:
        return None
    if policy.propers is Propers.DO_NOT_PREFER or not is_revision_upgrade(case.evidence, standing.existing):
        return None
    if policy.propers is Propers.DO_NOT_UPGRADE:
        return reject(
            Reason.PROPERS_DISABLED, wanted="no upgrades to propers", found=f"revision {case.release.revision}"
        )
    added = standing.existing_added_at
    if added and case.now - added > timedelta(days=policy.proper_within_days):
        wanted = f"a file of the last {policy.proper_within_days} days"
        return reject(Reason.PROPER_FOR_OLD_FILE, wanted=wanted, found=f"a file of {added:%Y-%m-%d}")
    return None
