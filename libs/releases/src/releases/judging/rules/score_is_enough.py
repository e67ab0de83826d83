"""The profile's least format score, and the verdict of the scoring rule sets."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def score_is_enough(case: Case) -> Rejection | None:
    """Rejects a format score below the profile's minimum, and a sum of scoring rules below 0."""
    score, least = case.score, case.profile.min_format_score
    if score.formats < least:
        return reject(Reason.FORMAT_SCORE_TOO_LOW, wanted=f"at least {least}", found=score.formats)
    if score.rules < 0:
        worst = min(score.rule_points, key=lambda item: item.points)
        return reject(Reason.RULE_SCORE_NEGATIVE, wanted="at least 0", found=f"{score.rules} ({worst.rule})")
    return None
