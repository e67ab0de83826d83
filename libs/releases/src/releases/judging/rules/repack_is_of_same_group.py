"""A repack mends its own group's release and no other."""

from releases.judging.case import Case
from releases.judging.context import Propers
from releases.judging.rejection import Reason, Rejection, reject
from releases.judging.upgrade import is_revision_upgrade


def repack_is_of_same_group(case: Case) -> Rejection | None:
    """Rejects a repack over a file of the same quality by another group, or where a group is not known."""
    release, existing = case.release, case.context.standing.existing
    if not release.repack or existing is None or case.context.policy.propers is Propers.DO_NOT_PREFER:
        return None
    if not is_revision_upgrade(case.evidence, existing):
        return None
    if not release.group or not existing.group:
        found = f"{existing.group or 'unknown'} in place, {release.group or 'unknown'} offered"
        return reject(Reason.REPACK_GROUP_UNKNOWN, wanted="a known group on both sides", found=found)
    if release.group.lower() != existing.group.lower():
        return reject(Reason.REPACK_OF_OTHER_GROUP, wanted=existing.group, found=release.group)
    return None
