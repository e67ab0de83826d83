"""Puts a file where it belongs without ever leaving half of one there.

Order: link, reflink or copy to a temporary name in the target folder, sync it, rename it over the final name, sync
the folder. Whatever stood there before is untouched until the rename.
"""

import errno
import fcntl
import os
import shutil
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from kit.errors import Unavailable

COPY_CHUNK_BYTES = 4 << 20
TEMPORARY_PREFIX = ".reelway-"
_FICLONE = 0x40049409
_CANNOT_LINK = frozenset(
    {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EACCES, errno.ENOSYS}
)


class Method(StrEnum):
    """How a file was placed."""

    HARDLINK = "hardlink"
    REFLINK = "reflink"
    COPY = "copy"


def place_file(
    source: Path, target: Path, *, token: str, progress: Callable[[int], None] = lambda _done_bytes: None
) -> Method:
    """Place `source` at `target`; `source` stays. `token` names the temporary file, so that a second try after a
    crash replaces the first one's remains instead of adding to them.

    Raises:
        Unavailable: the disk is full.
        OSError: the file system refuses.
    """
    temporary = target.parent / f"{TEMPORARY_PREFIX}{token}"
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        temporary.unlink(missing_ok=True)
        method = _bring(source, temporary, progress)
        if method is not Method.HARDLINK:
            _verify(source, temporary)
        temporary.replace(target)
        # Renaming one hard link over another of the same file does nothing and leaves the temporary name.
        temporary.unlink(missing_ok=True)
        sync_folder(target.parent)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise Unavailable(
                f"No space left for {target.name}", advice="Free some space; it goes on by itself"
            ) from error
        raise
    return method


def sync_folder(folder: Path) -> None:
    """Make a rename in the folder survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _bring(source: Path, temporary: Path, progress: Callable[[int], None]) -> Method:
    try:
        os.link(source, temporary, follow_symlinks=False)
    except OSError as error:
        if error.errno not in _CANNOT_LINK:
            raise
    else:
        return Method.HARDLINK
    with source.open("rb") as reading, temporary.open("xb") as writing:
        method = Method.REFLINK if _reflink(reading.fileno(), writing.fileno()) else Method.COPY
        if method is Method.COPY:
            _copy(reading.fileno(), writing.fileno(), progress)
        writing.flush()
        os.fsync(writing.fileno())
    shutil.copystat(source, temporary)
    return method


def _reflink(source: int, target: int) -> bool:
    try:
        fcntl.ioctl(target, _FICLONE, source)
    except OSError:
        return False
    return True


def _copy(source: int, target: int, progress: Callable[[int], None]) -> None:
    done = 0
    while copied := os.sendfile(target, source, done, COPY_CHUNK_BYTES):
        done += copied
        progress(done)


def _verify(source: Path, copy: Path) -> None:
    wanted, found = source.stat().st_size, copy.stat().st_size
    if wanted != found:
        raise OSError(errno.EIO, f"the copy has {found} bytes instead of {wanted}", str(copy))
