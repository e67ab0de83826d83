"""What the embedded client keeps in memory of one torrent."""

import asyncio
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

import libtorrent as lt

from downloader.domain.safe_paths import safe_paths
from downloader.domain.source import Source
from downloader.domain.status import Phase, Status, StoredFile, Trouble

_PHASES = {
    lt.torrent_status.states.downloading_metadata: Phase.METADATA,
    lt.torrent_status.states.checking_files: Phase.CHECKING,
    lt.torrent_status.states.checking_resume_data: Phase.OPENING,
}
WHOLE_STATES = (lt.torrent_status.states.finished, lt.torrent_status.states.seeding)


@dataclass
class Torrent:
    """One torrent. `handle` is None until libtorrent has it."""

    torrent_id: UUID
    source: Source
    completed: bool
    root: Path
    handle: Any = None
    seen: Any = None
    """The newest status from libtorrent."""
    running: bool = False
    whole: bool = False
    """All files were seen on the disk after everything was written."""
    vanished: int = 0
    was_checked: bool = False
    """Whether all pieces were read and compared since it was last begun."""
    trouble: Trouble | None = None
    trouble_detail: str = ""
    name: str = ""
    files: tuple[StoredFile, ...] = ()
    seen_at: float = 0.0
    saved_at: float = 0.0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)

    @property
    def folder(self) -> Path:
        """The download's own folder; nothing of it is ever outside."""
        return self.root / str(self.torrent_id)

    def learn(self, info: lt.torrent_info) -> dict[int, str]:
        """Take in the metadata; the names that its files get, by number."""
        layout = info.layout()
        numbers = [
            number
            for number in range(layout.num_files())
            if not layout.file_flags(number) & lt.file_storage.flag_pad_file
        ]
        renamed = dict(zip(numbers, safe_paths(layout.file_path(number) for number in numbers), strict=True))
        self.name = info.name()
        self.files = tuple(
            StoredFile(f"{self.torrent_id}/{path}", layout.file_size(number))
            for number, path in renamed.items()
            if layout.file_size(number)
        )
        return renamed

    def see(self, seen: lt.torrent_status | None) -> None:
        """Take in a status, or forget the one there was."""
        self.seen, self.seen_at = seen, time.monotonic()

    def suffer(self, trouble: Trouble, detail: str) -> None:
        """It can't go on."""
        self.trouble, self.trouble_detail = trouble, detail

    def recover(self) -> None:
        """What may have passed is tried again."""
        if self.trouble in (Trouble.DISK, Trouble.GONE):
            self.trouble, self.trouble_detail = None, ""

    def has_missing_files(self) -> bool:
        """Whether a file is not there in full length."""
        return not all(_is_there(self.root / file.path, file.size_bytes) for file in self.files)

    def has_hollow_files(self) -> bool:
        """Whether a file takes less of the disk than it has bytes: it was perhaps removed and begun anew meanwhile.

        A file system that compresses makes such files too, so it is a reason to check, not a verdict.
        """
        return any(_is_hollow(self.root / file.path) for file in self.files)

    @property
    def is_fetched(self) -> bool:
        """Whether libtorrent has every piece."""
        return self.seen is not None and self.seen.state in WHOLE_STATES and self.seen.has_metadata

    def status(self) -> Status:
        """As the port tells it."""
        seen = self.seen
        if seen is None:
            return self._status(Phase.OPENING, total_bytes=sum(file.size_bytes for file in self.files))
        return self._status(
            self._phase(),
            total_bytes=seen.total_wanted,
            done_bytes=seen.total_wanted_done,
            uploaded_bytes=seen.all_time_upload,
            download_rate=seen.download_payload_rate,
            upload_rate=seen.upload_payload_rate,
            seeders=max(seen.num_seeds, seen.num_complete),
            peers=seen.num_peers,
            seeding_seconds=self._seeding_seconds(),
        )

    def _seeding_seconds(self) -> int:
        # libtorrent tells nothing while nobody asks for a piece; time goes on all the same.
        since = time.monotonic() - self.seen_at if self.whole and self.running else 0.0
        return int(self.seen.seeding_duration.total_seconds() + since)

    def _phase(self) -> Phase:
        if self.is_fetched:
            unsure = Phase.OPENING if self.completed else Phase.DOWNLOADING
            return Phase.FINISHED if self.whole else unsure
        return _PHASES.get(self.seen.state, Phase.DOWNLOADING) if self.files else Phase.METADATA

    def _status(self, phase: Phase, **figures: int) -> Status:
        return Status(
            self.torrent_id,
            phase,
            self.running,
            name=self.name,
            files=self.files,
            trouble=self.trouble,
            trouble_detail=self.trouble_detail,
            **figures,
        )


def _is_there(path: Path, size_bytes: int) -> bool:
    return path.is_file() and not path.is_symlink() and path.stat().st_size == size_bytes


def _is_hollow(path: Path) -> bool:
    found = path.stat()
    return 0 < found.st_blocks * 512 < found.st_size
