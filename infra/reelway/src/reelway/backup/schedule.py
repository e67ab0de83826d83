"""When the next backup is due."""

from datetime import UTC, date, datetime, time, timedelta, tzinfo

from contracts.backups import BackupSchedule


def next_due(schedule: BackupSchedule, last: datetime, zone: tzinfo | None = None) -> datetime:
    """The first time of day after the last backup, and as many days later as lie between two.

    `zone` is where the time of day is read; None for the machine's own. A time that the clock shows twice in the
    night when summer ends counts once.
    """
    day = last.astimezone(zone).date()
    if _moment(schedule, day, zone) <= last:
        day += timedelta(days=1)
    return _moment(schedule, day + timedelta(days=schedule.every_days - 1), zone)


def _moment(schedule: BackupSchedule, day: date, zone: tzinfo | None) -> datetime:
    return datetime.combine(day, time.fromisoformat(schedule.at), zone).astimezone(UTC)
