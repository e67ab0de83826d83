"""Whether what libtorrent wrote is really there, and what its errors mean."""

import errno
import os
from pathlib import Path

import libtorrent as lt

from downloader.adapters.embedded.torrent import Torrent
from downloader.domain.status import Trouble
from kit.files.placing import sync_folder

_OF_THE_DISK = frozenset(
    {
        errno.ENOSPC,
        errno.EDQUOT,
        errno.EFBIG,
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.EIO,
        errno.ENODEV,
        errno.ESTALE,
        errno.EMFILE,
        errno.ENFILE,
        errno.ENOMEM,
    }
)
"""Nothing that another release would change."""


def look_at_files(torrent: Torrent) -> tuple[bool, bool]:
    """Whether files are missing, and whether some are hollow; those that are there survive a power cut from now on."""
    if torrent.has_missing_files():
        return True, False
    _sync_files(torrent)
    return False, torrent.has_hollow_files()


def disk_trouble(error: lt.error_code) -> Trouble:
    """What kind of trouble an error of libtorrent is."""
    if error.category() not in (lt.system_category(), lt.generic_category()):
        return Trouble.OTHER
    if error.value() == errno.ENOENT:
        return Trouble.GONE
    return Trouble.DISK if error.value() in _OF_THE_DISK else Trouble.OTHER


def _sync_files(torrent: Torrent) -> None:
    folders: set[Path] = set()
    for file in torrent.files:
        path = torrent.root / file.path
        folders.update(parent for parent in path.parents if parent.is_relative_to(torrent.root))
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
    for folder in folders:
        sync_folder(folder)
