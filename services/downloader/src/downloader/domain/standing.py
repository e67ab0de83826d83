"""Where a torrent stands: what its client says, and what we make of it."""

from dataclasses import dataclass
from enum import StrEnum

from contracts.downloader.values import DownloadState, FailureReason
from downloader.domain.download import Download
from downloader.domain.status import Phase, Status

STALLED_AFTER_SECONDS = 60.0
"""Shown as stalled after so long without a byte; it fails only after the minutes in the limits."""


class Hold(StrEnum):
    """Why a torrent stands still."""

    PERSON = "person"
    SLOT = "slot"
    SPACE = "space"
    DISK = "disk"
    ROOT = "root"
    SEEDED = "seeded"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a download will not complete."""

    reason: FailureReason
    detail: str


@dataclass(frozen=True, slots=True)
class Standing:
    """One torrent now. `idle_seconds` is how long it has been at work without a byte."""

    status: Status
    hold: Hold | None = None
    hold_detail: str = ""
    idle_seconds: float = 0.0
    failure: Failure | None = None


def state_of(download: Download, standing: Standing | None) -> DownloadState:
    """The state that people see."""
    if not download.is_live:
        return download.state
    if standing is None or standing.status.phase is Phase.OPENING:
        return DownloadState.PAUSED if download.paused else download.state
    if download.paused:
        return DownloadState.PAUSED
    return _of_working(download, standing)


def _of_working(download: Download, standing: Standing) -> DownloadState:
    phase = standing.status.phase
    if phase is Phase.CHECKING:
        return DownloadState.CHECKING
    if phase is Phase.FINISHED:
        return DownloadState.COMPLETED if download.seeded_at else DownloadState.SEEDING
    if standing.hold is not None:
        return DownloadState.QUEUED
    if phase is Phase.METADATA:
        return DownloadState.METADATA
    return DownloadState.STALLED if standing.idle_seconds >= STALLED_AFTER_SECONDS else DownloadState.DOWNLOADING


def explain(standing: Standing | None) -> str | None:
    """What keeps it from going on, for people; None when nothing does."""
    if standing is None:
        return None
    return standing.status.trouble_detail or standing.hold_detail or None
