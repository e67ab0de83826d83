"""Usenet posts need time to spread, and vanish after the provider's retention."""

from datetime import timedelta

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject, reject_for_now
from releases.profiles.delay_profile import Protocol


def age_fits(case: Case) -> Rejection | None:
    """Rejects posts that are younger than the minimum age, for now, or older than the retention."""
    candidate, policy = case.candidate, case.context.policy
    if candidate.protocol is not Protocol.USENET or candidate.published_at is None:
        return None
    age = candidate.age(case.now)
    least = timedelta(minutes=policy.minimum_age_minutes)
    if age < least and not case.context.asked_by_person:
        minutes = int(age.total_seconds() // 60)
        due = candidate.published_at + least
        wanted = f"{policy.minimum_age_minutes} minutes"
        return reject_for_now(Reason.MINIMUM_AGE, wanted=wanted, found=f"{minutes} minutes", until=due)
    if policy.retention_days and age > timedelta(days=policy.retention_days):
        return reject(Reason.RETENTION, wanted=f"at most {policy.retention_days} days", found=f"{age.days} days")
    return None
