"""What the embedded client must find again after a crash, on disk.

A torn or lost file costs a check of the data at worst: where a torrent came from is in the database.
"""

import os
from pathlib import Path
from uuid import UUID

from kit.files.placing import sync_folder

MAX_FILE_BYTES = 100_000_000
SESSION = "session"
RUNNING = "running"
_BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class StateFolder:
    """Per torrent: `<id>.resume` (which pieces there are) and, for a magnet link, `<id>.info` (its metadata)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self.lost_power = self._was_cut_off()
        """Whether the machine went down under us: what was not yet on the disk may be lost, and is checked."""

    def close(self) -> None:
        """Everything is kept."""
        (self._folder / RUNNING).unlink(missing_ok=True)

    def find_resume(self, torrent_id: UUID) -> bytes | None:
        return self._find(f"{torrent_id}.resume")

    def find_info(self, torrent_id: UUID) -> bytes | None:
        return self._find(f"{torrent_id}.info")

    def find_session(self) -> bytes | None:
        return self._find(SESSION)

    def save_resume(self, torrent_id: UUID, data: bytes, *, sync: bool) -> None:
        """Survives the process in any case, and a power cut with `sync`."""
        self._save(f"{torrent_id}.resume", data, sync=sync)

    def save_info(self, torrent_id: UUID, data: bytes) -> None:
        self._save(f"{torrent_id}.info", data, sync=True)

    def save_session(self, data: bytes) -> None:
        self._save(SESSION, data, sync=False)

    def forget(self, torrent_id: UUID) -> None:
        for ending in ("resume", "info"):
            (self._folder / f"{torrent_id}.{ending}").unlink(missing_ok=True)

    def _was_cut_off(self) -> bool:
        boot = _BOOT_ID.read_bytes() if _BOOT_ID.exists() else b""
        before = self._find(RUNNING)
        self._save(RUNNING, boot, sync=True)
        return before is not None and (before != boot or not boot)

    def _find(self, name: str) -> bytes | None:
        path = self._folder / name
        if not path.is_file() or path.stat().st_size > MAX_FILE_BYTES:
            return None
        return path.read_bytes()

    def _save(self, name: str, data: bytes, *, sync: bool) -> None:
        temporary = self._folder / f"{name}.new"
        with temporary.open("wb") as file:
            file.write(data)
            if sync:
                file.flush()
                os.fsync(file.fileno())
        temporary.replace(self._folder / name)
        if sync:
            sync_folder(self._folder)
