"""The folder with a machine's backups. A backup appears there when it is whole, and leaves at once."""

import re
import shlex
import shutil
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

from contracts.backups import NAME_PATTERN, BackupKind, BackupView
from kit.errors import NotFound
from reelway.backup.manifest import read_kind
from reelway.backup.restoring import verify_backup
from reelway.embedded.failure import PartFailed

NAME_FORM = "%Y-%m-%dT%H-%M-%SZ"
LEFTOVER = re.compile(rf"^\.{NAME_PATTERN.strip('^$')}\.(new|gone)$")


class Shelf:
    """Finds, checks and removes backups. `data` is the folder that they are of."""

    def __init__(self, folder: Path, data: Path) -> None:
        self.folder = folder
        self._data = data
        self._reading = threading.Lock()
        """None leaves while they are looked at: threads list, prune and remove."""

    def place_for(self, began_at: datetime) -> Path:
        """Where a backup goes that begins then; of two in one second the later takes the next."""
        place = self.folder / began_at.astimezone(UTC).strftime(NAME_FORM)
        return self.place_for(began_at + timedelta(seconds=1)) if place.exists() else place

    def list(self) -> tuple[BackupView, ...]:
        """All of them, the newest first."""
        with self._reading:
            found = sorted((path for path in self.folder.iterdir() if _is_name(path.name)), reverse=True)
            return tuple(self._view(path) for path in found)

    def check(self, name: str) -> None:
        """Read all of a backup.

        Raises:
            NotFound: it is not there.
            PartFailed: it is damaged, or of a newer version.
        """
        verify_backup(self._find(name))

    def remove(self, name: str) -> None:
        """Take a backup away.

        Raises:
            NotFound: it is not there.
        """
        path = self._find(name)
        gone = path.with_name(f".{path.name}.gone")
        with self._reading:
            path.rename(gone)
        shutil.rmtree(gone)

    def prune(self, keep: int) -> None:
        """Take the oldest away, so that so many stay. Damaged ones neither count nor go: that is for a person."""
        whole = [view.name for view in self.list() if view.kind is not None]
        for name in whole[keep:]:
            self.remove(name)

    def clear(self) -> None:
        """Take away what an interrupted making or removal has left."""
        for path in self.folder.iterdir():
            if LEFTOVER.match(path.name):
                shutil.rmtree(path)

    def _find(self, name: str) -> Path:
        path = self.folder / name
        if not _is_name(name) or not path.is_dir():
            raise NotFound(f"There is no backup {name}", advice="List them again")
        return path

    def _view(self, path: Path) -> BackupView:
        command = (".venv/bin/reelway", "restore", str(path), "--data", str(self._data))
        return BackupView(
            name=path.name,
            kind=_kind_of(path),
            made_at=datetime.strptime(path.name, NAME_FORM).replace(tzinfo=UTC),
            size_bytes=sum(file.stat().st_size for file in path.rglob("*") if file.is_file()),
            restore_command=shlex.join(command),
        )


def _kind_of(path: Path) -> BackupKind | None:
    try:
        return read_kind(path)
    except PartFailed:
        return None


def _is_name(name: str) -> bool:
    if re.fullmatch(NAME_PATTERN, name, re.ASCII) is None:
        return False
    try:
        datetime.strptime(name, NAME_FORM)  # noqa: DTZ007 - only whether it is a time
    except ValueError:
        return False
    return True
