"""A download: what was asked for, and what became of it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.downloader.values import DownloadState, SeedingGoal
from contracts.envelope import Cause
from contracts.values import Evidence, TargetRef
from downloader.domain.status import StoredFile

ENDED = (DownloadState.FAILED, DownloadState.REMOVED)


@dataclass(frozen=True, slots=True)
class Download:
    """One request for a release. Requests for the same torrent share it: `torrent_id` is the first one's id.

    `state` is as of the last change that was kept; what moves meanwhile only the client knows.
    """

    download_id: UUID
    torrent_id: UUID
    name: str
    client: str
    info_hash: str
    state: DownloadState
    targets: tuple[TargetRef, ...]
    evidence: Evidence | None
    seeding: SeedingGoal | None
    cause: Cause
    added_at: datetime
    paused: bool = False
    total_bytes: int = 0
    done_bytes: int = 0
    uploaded_bytes: int = 0
    files: tuple[StoredFile, ...] = ()
    error: str | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    imported_at: datetime | None = None
    seeded_at: datetime | None = None
    ended_at: datetime | None = None

    @property
    def is_live(self) -> bool:
        """Whether the client has it, or shall."""
        return self.ended_at is None
