"""Folders of libraries: made, checked, and tried for hardlinks."""

import asyncio
import os
import time
from pathlib import Path
from uuid import uuid4

from kit.errors import InvalidInput

PROOF_SECONDS = 600.0


class LocalLibraryFolders:
    """See the port `LibraryFolders`. The outcome of a hardlink test is believed for ten minutes."""

    def __init__(self, downloads: Path | None) -> None:
        self._downloads = downloads
        self._proofs: dict[Path, tuple[float, bool | None]] = {}

    async def prepare(self, root: str) -> str:
        return str(await asyncio.to_thread(_prepare, root, self._downloads))

    async def look(self, root: str) -> tuple[Path, Path]:
        return await asyncio.to_thread(_look, root, self._downloads)

    async def can_hardlink(self, root: Path) -> bool | None:
        if self._downloads is None:
            return None
        proved_at, outcome = self._proofs.get(root, (float("-inf"), None))
        if time.monotonic() - proved_at > PROOF_SECONDS:
            outcome = await asyncio.to_thread(_try_hardlink, self._downloads, root)
            self._proofs[root] = time.monotonic(), outcome
        return outcome


def _prepare(root: str, downloads: Path | None) -> Path:
    folder = _checked(root, downloads)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _not_writable(folder, error) from error
    _try_writing(folder, folder)
    return folder


def _look(root: str, downloads: Path | None) -> tuple[Path, Path]:
    folder = _checked(root, downloads)
    nearest = next(path for path in (folder, *folder.parents) if path.exists())
    if not nearest.is_dir():
        raise InvalidInput(f"{nearest} is a file", advice="Name a folder")
    _try_writing(nearest, folder)
    return folder, nearest


def _checked(root: str, downloads: Path | None) -> Path:
    written = Path(root)
    if not written.is_absolute() or any(ord(character) < 32 for character in root):
        raise InvalidInput(f"{root[:200]!r} is no absolute path")
    folder = Path(os.path.realpath(written))
    if folder == Path(folder.anchor):
        raise InvalidInput("The whole file system can't be a library")
    if downloads:
        other = Path(os.path.realpath(downloads))
        if folder.is_relative_to(other) or other.is_relative_to(folder):
            raise InvalidInput("A library and the downloads folder can't lie inside each other")
    return folder


def _try_writing(here: Path, folder: Path) -> None:
    proof = here / f".reelway-{uuid4().hex}"
    try:
        proof.touch()
        proof.unlink()
    except OSError as error:
        raise _not_writable(folder, error) from error


def _not_writable(folder: Path, error: OSError) -> InvalidInput:
    return InvalidInput(
        f"{folder} can't be written: {error.strerror}", advice="Give the service's user the right to write there"
    )


def _try_hardlink(downloads: Path, root: Path) -> bool | None:
    name = f".reelway-{uuid4().hex}"
    source, target = downloads / name, root / name
    try:
        source.touch()
        os.link(source, target)
    except (FileNotFoundError, PermissionError):
        return None
    except OSError:
        return False
    finally:
        for path in (target, source):
            if path.exists():
                path.unlink()
    return True
