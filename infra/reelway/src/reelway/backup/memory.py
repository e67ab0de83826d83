"""What the keeper of backups remembers over a restart."""

from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from contracts.backups import BackupFailure, BackupSchedule
from contracts.message import Value
from reelway.backup.manifest import PART
from reelway.embedded.failure import PartFailed
from reelway.embedded.secrets import write_private


class Remembered(Value):
    """The schedule and how far it got."""

    schedule: BackupSchedule = BackupSchedule()
    """As a person set it."""
    counted_from: datetime
    """When the last backup began that succeeded; before the first, when the schedule began."""
    failure: BackupFailure | None = None
    """Why the last try failed."""


def recall(file: Path, now: datetime) -> Remembered:
    """What was remembered last; a new folder begins to count now. So does one whose clock was ahead: what it noted
    then must not put backups off.

    Raises:
        PartFailed: the file can't be read.
    """
    try:
        found = Remembered.model_validate_json(file.read_bytes())
        return found.model_copy(update={"counted_from": min(found.counted_from, now)})
    except FileNotFoundError:
        fresh = Remembered(counted_from=now)
    except (OSError, ValidationError) as error:
        raise PartFailed(PART, f"{file} can't be read: {error}", "Delete it; it is made anew.") from error
    remember(file, fresh)
    return fresh


def remember(file: Path, state: Remembered) -> None:
    """Replace what was remembered; the file is whole at every instant."""
    write_private(file, state.model_dump_json(indent=2))
