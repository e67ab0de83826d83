"""Where everything of one machine's Reelway is kept."""

import os
from dataclasses import dataclass
from pathlib import Path

from reelway.embedded.failure import PartFailed

VARIABLE = "REELWAY_DATA"
PRIVATE = ("logs", "state", "backups")
OPEN = ("downloads", "work", "media/shows", "media/movies", "images", "cache")


@dataclass(frozen=True, slots=True)
class DataFolder:
    """The folders and files below the data folder."""

    path: Path

    @property
    def nats(self) -> Path:
        return self.path / "nats"

    @property
    def postgres(self) -> Path:
        return self.path / "postgres"

    @property
    def secrets(self) -> Path:
        return self.path / "secrets.json"

    @property
    def ports(self) -> Path:
        """Which loopback ports the parts have."""
        return self.path / "ports.json"

    @property
    def lock(self) -> Path:
        return self.path / "reelway.lock"

    @property
    def version(self) -> Path:
        return self.path / "VERSION"

    @property
    def restoring(self) -> Path:
        """Exists while a restore is under way, and after one that was interrupted."""
        return self.path / "RESTORING"

    @property
    def backups(self) -> Path:
        """Backups that are made by themselves, or in the web app."""
        return self.path / "backups"

    @property
    def backups_file(self) -> Path:
        """When backups are made, and how the last went."""
        return self.path / "backups.json"

    @property
    def setup_link(self) -> Path:
        """The gateway keeps the one-time link here until the owner is created."""
        return self.path / "setup-link.txt"

    @property
    def downloads(self) -> Path:
        return self.path / "downloads"

    @property
    def work(self) -> Path:
        return self.path / "work"

    @property
    def media(self) -> Path:
        return self.path / "media"

    @property
    def images(self) -> Path:
        return self.path / "images"

    @property
    def cache(self) -> Path:
        return self.path / "cache"

    @property
    def state(self) -> Path:
        """What services keep beside their databases; one folder each."""
        return self.path / "state"

    def log(self, name: str) -> Path:
        return self.path / "logs" / f"{name}.log"


def default_data_path() -> Path:
    """`$REELWAY_DATA`, else `./data`."""
    return Path(os.environ.get(VARIABLE) or "data")


def prepare(path: Path) -> DataFolder:
    """Make what is missing of the layout.

    Raises:
        PartFailed: the folder can't be made or written.
    """
    data = DataFolder(path.expanduser().resolve())
    try:
        data.path.mkdir(parents=True, exist_ok=True)
        for name in OPEN:
            (data.path / name).mkdir(parents=True, exist_ok=True)
        for name in PRIVATE:
            (data.path / name).mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise PartFailed(
            "data folder", f"{error.filename or data.path}: {error.strerror}", "Choose another with --data."
        ) from error
    return data
