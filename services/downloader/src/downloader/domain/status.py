"""What a client says of a torrent at one moment."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID


class Phase(StrEnum):
    """How far the client is, whether or not it is at work."""

    OPENING = "opening"
    """Not known yet: it is just being taken in."""
    METADATA = "metadata"
    CHECKING = "checking"
    DOWNLOADING = "downloading"
    FINISHED = "finished"
    """All files are whole, on the disk, under their final names."""


class Trouble(StrEnum):
    """What keeps a client from going on."""

    DISK = "disk"
    """The disk refuses to be written: full, read-only, broken. Another release would fare no better."""
    GONE = "gone"
    """Files that were whole are no longer there."""
    KEEPS_VANISHING = "keeps_vanishing"
    """Files were fetched anew several times and were gone again."""
    INVALID = "invalid"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file of a download; `path` is relative to the downloads root."""

    path: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class Status:
    """One torrent in a client. Rates are bytes a second of payload."""

    torrent_id: UUID
    phase: Phase
    running: bool
    total_bytes: int = 0
    done_bytes: int = 0
    uploaded_bytes: int = 0
    download_rate: int = 0
    upload_rate: int = 0
    seeders: int = 0
    peers: int = 0
    seeding_seconds: int = 0
    name: str = ""
    files: tuple[StoredFile, ...] = ()
    trouble: Trouble | None = None
    trouble_detail: str = ""

    @property
    def left_bytes(self) -> int:
        """What is still to be fetched."""
        return max(0, self.total_bytes - self.done_bytes)

    @property
    def ratio(self) -> float:
        """Uploaded for each byte that there is."""
        return self.uploaded_bytes / self.total_bytes if self.total_bytes else 0.0
