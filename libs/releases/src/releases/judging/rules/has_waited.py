"""Delay profiles hold a release back, for something better may come."""

from datetime import timedelta

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject_for_now
from releases.judging.upgrade import is_revision_upgrade


def has_waited(case: Case) -> Rejection | None:
    """Rejects, for now, releases younger than the delay of their protocol.

    Past it at once: what a person asked for; with the preferred protocol also a proper of the file in place, the best
    quality and a high score, where the profile says so. Once something pending is older than the delay, all pass.
    """
    published, delay = case.candidate.published_at, case.context.delay
    minutes = delay.minutes(case.candidate.protocol)
    if not minutes or published is None or case.context.asked_by_person or _may_pass(case):
        return None
    wait = timedelta(minutes=minutes)
    oldest = case.context.standing.oldest_pending_at
    age = case.candidate.age(case.now)
    if age >= wait or (oldest is not None and case.now - oldest >= wait):
        return None
    due = min(published, case.now) + wait
    found = f"{int(age.total_seconds() // 60)} minutes"
    return reject_for_now(Reason.DELAYED, wanted=f"{minutes} minutes", found=found, until=due)


def _may_pass(case: Case) -> bool:
    delay, existing = case.context.delay, case.context.standing.existing
    if case.candidate.protocol is not delay.preferred:
        return False
    if existing and is_revision_upgrade(case.evidence, existing):
        return True
    if delay.bypass_if_best_quality and case.profile.is_best(case.evidence.quality):
        return True
    return delay.bypass_above_score is not None and case.score.formats >= delay.bypass_above_score
