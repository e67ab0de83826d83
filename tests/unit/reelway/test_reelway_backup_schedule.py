"""When backups are due: by the clock of the machine, over restarts, and where summer time begins and ends."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from contracts.backups import BackupFailure, BackupSchedule
from reelway.backup.memory import Remembered, recall, remember
from reelway.backup.schedule import next_due
from reelway.embedded.failure import PartFailed

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def due(last: str, *, at: str = "03:00", every_days: int = 1) -> str:
    """Both as Berlin's clocks show them, with their distance to UTC."""
    schedule = BackupSchedule(at=at, every_days=every_days)
    return next_due(schedule, datetime.fromisoformat(last), BERLIN).astimezone(BERLIN).isoformat(timespec="minutes")


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("2026-03-10T14:00+01:00", "2026-03-11T03:00+01:00"),
        ("2026-03-10T02:59+01:00", "2026-03-10T03:00+01:00"),
        ("2026-03-10T03:00+01:00", "2026-03-11T03:00+01:00"),
        ("2026-12-31T23:30+01:00", "2027-01-01T03:00+01:00"),
    ],
)
def test_the_next_is_at_the_next_time_of_day(last: str, expected: str) -> None:
    assert due(last) == expected


def test_days_between_are_counted_from_the_first_time_of_day_after_the_last() -> None:
    assert due("2026-03-10T14:00+01:00", every_days=7) == "2026-03-17T03:00+01:00"
    assert due("2026-03-10T01:00+01:00", at="23:00", every_days=1) == "2026-03-10T23:00+01:00"


def test_a_time_that_spring_leaves_out_is_not_left_out() -> None:
    assert due("2026-03-28T12:00+01:00", at="02:30") == "2026-03-29T03:30+02:00"
    assert due("2026-03-29T03:30+02:00", at="02:30") == "2026-03-30T02:30+02:00"


def test_a_time_that_autumn_shows_twice_counts_once() -> None:
    first = "2026-10-25T02:30+02:00"
    assert due("2026-10-24T12:00+02:00", at="02:30") == first
    assert due(first, at="02:30") == "2026-10-26T02:30+01:00"
    assert due("2026-10-25T02:10+01:00", at="02:30") == "2026-10-26T02:30+01:00"


@pytest.mark.parametrize("wrong", [{"at": "24:00"}, {"at": "3:00"}, {"every_days": 0}, {"every_days": 31}, {"keep": 0}])
def test_a_schedule_that_can_not_be_is_refused(wrong: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        BackupSchedule.model_validate(wrong)


def test_what_is_remembered_outlives_a_restart(tmp_path: Path) -> None:
    file = tmp_path / "backups.json"
    assert recall(file, NOW).counted_from == NOW
    failure = BackupFailure(failed_at=NOW, reason="no room", advice="make some")
    kept = Remembered(schedule=BackupSchedule(keep=3, at="23:15"), counted_from=NOW, failure=failure)
    remember(file, kept)
    assert recall(file, NOW + timedelta(days=2)) == kept
    assert file.stat().st_mode & 0o077 == 0


def test_a_clock_that_was_ahead_puts_nothing_off(tmp_path: Path) -> None:
    file = tmp_path / "backups.json"
    recall(file, NOW + timedelta(days=365))
    assert recall(file, NOW).counted_from == NOW


def test_a_broken_memory_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "backups.json").write_text("{")
    with pytest.raises(PartFailed, match=r"backups\.json can't be read") as refused:
        recall(tmp_path / "backups.json", NOW)
    assert refused.value.advice
