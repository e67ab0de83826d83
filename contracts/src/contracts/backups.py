"""Backups of one machine's Reelway: its supervisor keeps them, the gateway shows them."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from contracts.message import Value

NAME_PATTERN = r"^\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}Z$"
"""The second in which a backup began, in UTC: `2026-03-01T03-00-00Z`."""
BackupName = Annotated[str, Field(pattern=NAME_PATTERN)]
HELD_SECONDS = 20.0
"""How long an answer is held that waits for a change."""


class BackupKind(StrEnum):
    """Why a backup was made."""

    SCHEDULED = "scheduled"
    """Its time had come."""
    MANUAL = "manual"
    """A person asked for it."""


class BackupSchedule(Value):
    """When backups are made by themselves, and how many stay."""

    enabled: bool = True
    """Whether any is made by itself."""
    every_days: int = Field(default=1, ge=1, le=30)
    """Days from one to the next."""
    at: str = Field(default="03:00", pattern=r"^([01]\d|2[0-3]):[0-5]\d$")
    """Time of day, as the clock of the machine shows it."""
    keep: int = Field(default=7, ge=1, le=100)
    """How many of the newest stay."""


class BackupView(Value):
    """A backup that is there."""

    name: BackupName
    """The second in which it began, in UTC."""
    kind: BackupKind | None
    """Why it was made; null when its own list of files can't be read."""
    made_at: datetime
    """When it began."""
    size_bytes: int
    """What it takes on disk."""
    restore_command: str
    """What brings it back, to be typed in Reelway's folder while Reelway does not run."""


class BackupRun(Value):
    """A backup that is being made."""

    kind: BackupKind
    """Why it is made."""
    started_at: datetime
    """When it began."""
    steps_done: int
    """Steps that are done."""
    steps: int
    """Steps that there are."""


class BackupFailure(Value):
    """Why there is no newer backup."""

    failed_at: datetime
    """When it failed."""
    reason: str
    """What happened, in words."""
    advice: str
    """What to do next."""


class Backups(Value):
    """All backups, the newest first, and how it goes."""

    revision: int
    """Another number whenever anything here changes."""
    items: tuple[BackupView, ...]
    """The newest first."""
    running: BackupRun | None
    """The one that is being made."""
    failure: BackupFailure | None
    """Why the last try failed; null when it did not."""
    due_at: datetime | None
    """When the next is made by itself; null for never."""


class BackupCheck(Value):
    """Whether a backup is whole and can be read by this version."""

    ok: bool
    """Whether it is."""
    detail: str = ""
    """What is wrong with it."""
    advice: str = ""
    """What to do next."""
