"""What the gateway makes of backups that others keep."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from contracts.backups import BackupFailure, BackupKind, BackupRun, Backups, BackupView
from contracts.health import HealthState
from gateway.adapters.supervisor_backups import SupervisorBackups
from gateway.app.check_backups import check_backups, judge_backups
from kit.errors import NotFound, Unavailable

NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)
MADE = BackupView(
    name="2026-03-10T03-00-00Z",
    kind=BackupKind.SCHEDULED,
    made_at=NOW.replace(hour=3),
    size_bytes=1000,
    restore_command="restore",
)
WELL = Backups(revision=1, items=(MADE,), running=None, failure=None, due_at=NOW + timedelta(hours=15))


def test_backups_that_come_as_they_should_are_well() -> None:
    assert judge_backups(WELL, NOW).state is HealthState.OK
    assert judge_backups(WELL, NOW).detail == "the last is of 2026-03-10 03:00 UTC"
    assert judge_backups(WELL.model_copy(update={"items": (), "due_at": None}), NOW).state is HealthState.OK


def test_one_that_failed_is_told_with_its_next_step() -> None:
    failure = BackupFailure(failed_at=NOW, reason="No space left", advice="Free some space.")
    found = judge_backups(WELL.model_copy(update={"failure": failure}), NOW)
    assert (found.state, found.advice) == (HealthState.WARNING, "Free some space.")
    assert "No space left" in found.detail


def test_one_that_is_overdue_is_told_unless_it_is_being_made() -> None:
    late = WELL.model_copy(update={"due_at": NOW - timedelta(hours=2)})
    found = judge_backups(late, NOW)
    assert (found.state, found.detail) == (HealthState.WARNING, "a backup is overdue since 2026-03-10 10:00 UTC")
    assert found.advice
    run = BackupRun(kind=BackupKind.SCHEDULED, started_at=NOW, steps_done=0, steps=6)
    assert judge_backups(late.model_copy(update={"running": run}), NOW).state is HealthState.OK
    soon = WELL.model_copy(update={"due_at": NOW - timedelta(minutes=1)})
    assert judge_backups(soon, NOW).state is HealthState.OK


async def test_without_a_supervisor_there_are_none_to_ask_for() -> None:
    async with SupervisorBackups(None) as backups:
        with pytest.raises(NotFound, match="Nothing keeps backups here") as refused:
            await backups.list()
    assert refused.value.advice


async def test_a_supervisor_that_does_not_answer_is_a_warning(tmp_path: Path) -> None:
    async with SupervisorBackups(tmp_path / "nobody.sock") as backups:
        with pytest.raises(Unavailable):
            await backups.make()
        found = await check_backups(backups=backups)
    assert (found.state, bool(found.advice)) == (HealthState.WARNING, True)
