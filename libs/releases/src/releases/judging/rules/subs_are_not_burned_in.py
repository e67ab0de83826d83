"""Subtitles that are part of the picture cannot be switched off."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def subs_are_not_burned_in(case: Case) -> Rejection | None:
    """Rejects hardcoded subtitles unless settings allow them."""
    subs = case.release.hardcoded_subs
    if not subs or case.context.policy.hardcoded_subs:
        return None
    return reject(Reason.HARDCODED_SUBS, wanted="no hardcoded subtitles", found=subs)
