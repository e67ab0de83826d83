"""A file system with next to nothing on it."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.lacking import skip_for_want_of

MOUNT_SECONDS = 30


@contextmanager
def small_disk_at(folder: Path, *, megabytes: int, files: int) -> Iterator[Path]:
    """The folder as a disk of its own that has so many bytes, but takes no more than so many files."""
    folder.mkdir(parents=True)
    if shutil.which("mount") is None or os.geteuid() != 0:
        skip_for_want_of("only root can mount a small disk")
    size = f"size={megabytes}m,nr_inodes={files}"
    mount = ["mount", "-t", "tmpfs", "-o", size, "reelway-small", str(folder)]
    if subprocess.run(mount, check=False, timeout=MOUNT_SECONDS).returncode != 0:
        skip_for_want_of("this machine does not let us mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True, timeout=MOUNT_SECONDS)
