"""Nothing genuine is out before an episode airs, and no whole season before its last one."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject, reject_for_now


def has_aired(case: Case) -> Rejection | None:
    """Rejects, for now, releases before the air date, and packs of a season that still airs."""
    target, context = case.target, case.context
    if context.policy.before_air_date or context.asked_by_person or target.is_movie:
        return None
    if target.aired_at and target.aired_at > case.now:
        wanted = f"aired {target.aired_at:%Y-%m-%d %H:%M}"
        return reject_for_now(
            Reason.BEFORE_AIR_DATE, wanted=wanted, found=f"{case.now:%Y-%m-%d %H:%M}", until=target.aired_at
        )
    if case.release.full_season and not target.season_ended:
        return reject(Reason.FULL_SEASON_NOT_AIRED, wanted="a season that has aired", found="episodes still to air")
    return None
