"""The folders: writable, with room, and so that downloads can be hardlinked into the libraries."""

import contextlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

from reelway.data_folder import OPEN, DataFolder
from reelway.doctor.finding import Finding, State

LITTLE_BYTES = 5 * 1024**3
TOO_LITTLE_BYTES = 512 * 1024**2
GIGABYTE = 1024**3


def look_at_folders(data: DataFolder) -> Finding:
    """Whether we may write in each; tried, because rights on network mounts say little."""
    wrong = [str(data.path / name) for name in ("", *OPEN) if not _can_write(data.path / name)]
    if wrong:
        return Finding(
            "folders", State.FAILING, f"can't write in {', '.join(wrong)}", "Give your user the right to write there."
        )
    return Finding("folders", State.OK, str(data.path))


def look_at_space(data: DataFolder) -> Finding:
    free = shutil.disk_usage(data.path).free
    shown = f"{free / GIGABYTE:.1f} GB free"
    if free < TOO_LITTLE_BYTES:
        return Finding("space", State.FAILING, shown, "Make room: databases stop when the disk is full.")
    if free < LITTLE_BYTES:
        return Finding("space", State.WARNING, shown, "Make room, or no download will fit.")
    return Finding("space", State.OK, shown)


def look_at_hardlinks(downloads: Path, library: Path) -> Finding:
    """Whether a download can be in a library without being copied; tried with an empty file."""
    name = f"hardlinks to {library}"
    if not library.is_dir():
        return Finding(name, State.FAILING, "the folder is missing", "Mount it, or change the library's folder.")
    try:
        with _trial_file(downloads) as source, _trial_path(library) as target:
            os.link(source, target)
    except OSError as error:
        return Finding(
            name,
            State.WARNING,
            f"not possible: {error.strerror}; imports copy instead",
            f"Put {downloads} and the library on the same file system, in containers below one mount.",
        )
    return Finding(name, State.OK, "possible")


def _can_write(folder: Path) -> bool:
    try:
        with _trial_file(folder):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def _trial_file(folder: Path) -> Iterator[Path]:
    with _trial_path(folder) as path:
        path.touch(exist_ok=False)
        yield path


@contextlib.contextmanager
def _trial_path(folder: Path) -> Iterator[Path]:
    path = folder / f".reelway-doctor-{uuid4().hex}"
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)
