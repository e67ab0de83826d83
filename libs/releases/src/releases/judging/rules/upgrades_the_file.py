"""What replaces a file must be better than it, by the evidence that came with the file."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject
from releases.judging.upgrade import Step, compare

_REASONS = {
    Step.WORSE_QUALITY: Reason.DISK_BETTER_QUALITY,
    Step.UPGRADES_NOT_ALLOWED: Reason.DISK_UPGRADES_NOT_ALLOWED,
    Step.LOWER_REVISION: Reason.DISK_BETTER_REVISION,
    Step.QUALITY_CUTOFF_MET: Reason.DISK_QUALITY_CUTOFF_MET,
    Step.FORMAT_SCORE_NOT_HIGHER: Reason.DISK_FORMAT_SCORE,
    Step.FORMAT_CUTOFF_MET: Reason.DISK_FORMAT_CUTOFF_MET,
    Step.FORMAT_STEP_TOO_SMALL: Reason.DISK_FORMAT_STEP,
}


def upgrades_the_file(case: Case) -> Rejection | None:
    """Rejects what is no upgrade over the file in place, with the step that decided."""
    existing = case.context.standing.existing
    if existing is None:
        return None
    outcome = compare(case.evidence, existing, case.profile, case.context.policy.propers)
    if outcome.is_upgrade:
        return None
    return reject(_REASONS[outcome.step], wanted=outcome.wanted, found=outcome.found)
