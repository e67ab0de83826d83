"""Whether backups are made: the last did not fail, and none is late."""

from datetime import UTC, datetime, timedelta

from contracts.backups import Backups
from contracts.health import HealthCheck, HealthState
from gateway.app.ports import KeptBackups
from kit.errors import Unavailable

NAME = "backups"
LATE_AFTER = timedelta(hours=1)


async def check_backups(*, backups: KeptBackups) -> HealthCheck:
    """How the backups do, as a check of the system's health."""
    try:
        found = await backups.list()
    except Unavailable as error:
        return HealthCheck(name=NAME, state=HealthState.WARNING, detail=error.detail, advice=error.advice)
    return judge_backups(found, datetime.now(UTC))


def judge_backups(found: Backups, now: datetime) -> HealthCheck:
    """The same of what was found."""
    if found.failure:
        return HealthCheck(
            name=NAME,
            state=HealthState.WARNING,
            detail=f"the last backup failed: {found.failure.reason}",
            advice=found.failure.advice,
        )
    if found.due_at and not found.running and now - found.due_at > LATE_AFTER:
        return HealthCheck(
            name=NAME,
            state=HealthState.WARNING,
            detail=f"a backup is overdue since {found.due_at:%Y-%m-%d %H:%M} UTC",
            advice="Make one by hand in the settings; if that works, start Reelway again",
        )
    newest = next(iter(found.items), None)
    detail = f"the last is of {newest.made_at:%Y-%m-%d %H:%M} UTC" if newest else "none yet"
    return HealthCheck(name=NAME, state=HealthState.OK, detail=detail)
