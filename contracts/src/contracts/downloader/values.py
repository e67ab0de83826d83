"""Value types of the downloader's messages."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.message import Value
from contracts.values import TargetRef


class DownloadState(StrEnum):
    """Where a download stands."""

    QUEUED = "queued"
    METADATA = "metadata"
    CHECKING = "checking"
    DOWNLOADING = "downloading"
    STALLED = "stalled"
    PAUSED = "paused"
    SEEDING = "seeding"
    COMPLETED = "completed"
    FAILED = "failed"
    REMOVED = "removed"


class FailureReason(StrEnum):
    """Why a download failed."""

    INVALID = "invalid"
    NO_METADATA = "no_metadata"
    STALLED = "stalled"
    DISK_FULL = "disk_full"
    CLIENT_ERROR = "client_error"
    MISSING_FILES = "missing_files"
    DANGEROUS = "dangerous"
    TOO_LARGE = "too_large"


class SeedingGoal(Value):
    """When to stop seeding: whichever is reached first; null is never."""

    ratio: Annotated[float | None, Field(ge=0, le=1000)] = None
    minutes: Annotated[int | None, Field(ge=0, le=5_256_000)] = None


class DownloadView(Value):
    """A download as it is now. Speeds are bytes a second; `eta_seconds` is null when it can't be told."""

    download_id: UUID
    name: str
    state: DownloadState
    progress: float
    """0 to 1."""
    total_bytes: int
    done_bytes: int
    uploaded_bytes: int
    ratio: float
    download_bytes_per_second: int
    upload_bytes_per_second: int
    eta_seconds: int | None
    seeders: int
    peers: int
    client: str
    info_hash: str | None
    targets: tuple[TargetRef, ...]
    indexer: str | None
    quality: str | None
    error: str | None
    added_at: datetime
    completed_at: datetime | None
    imported_at: datetime | None


class DownloadLimits(Value):
    """Limits and switches of the embedded client; a limit of 0 is none."""

    download_bytes_per_second: Annotated[int, Field(ge=0)] = 0
    upload_bytes_per_second: Annotated[int, Field(ge=0)] = 0
    active_downloads: Annotated[int, Field(ge=1, le=1000)] = 10
    listen_port: Annotated[int, Field(ge=0, le=65535)] = 6881
    """0 takes any free port."""
    dht: bool = True
    pex: bool = True
    lsd: bool = True
    sequential: bool = False
    seeding: SeedingGoal = SeedingGoal(ratio=1.0, minutes=None)
    remove_after_seeding: bool = False
    """Whether to remove imported downloads with their data once the goal is reached."""
    stall_minutes: Annotated[int, Field(ge=1, le=100_000)] = 60
    """Without any byte for so long, a download fails."""
    metadata_minutes: Annotated[int, Field(ge=1, le=100_000)] = 20
    """Without metadata for so long, a magnet fails."""
    minimum_free_bytes: Annotated[int, Field(ge=0)] = 500_000_000
    """Below so much free space, downloads pause and none starts."""
