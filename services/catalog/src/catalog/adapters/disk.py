"""Files and folders of libraries, in threads beside the event loop."""

import asyncio
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from contracts.catalog.values import PlacementMethod
from kit.files.placing import place_file, sync_folder


class LocalDisk:
    """See the port `Disk`."""

    async def free_bytes(self, root: Path) -> int | None:
        return await asyncio.to_thread(_free_bytes, root)

    async def exists(self, path: Path) -> bool:
        return await asyncio.to_thread(os.path.lexists, path)

    async def size(self, path: Path) -> int | None:
        return await asyncio.to_thread(_size, path)

    async def is_same(self, one: Path, other: Path) -> bool:
        return await asyncio.to_thread(_is_same, one, other)

    async def needs_copy(self, source: Path, library: Path) -> bool:
        return await asyncio.to_thread(_needs_copy, source, library)

    async def place(self, source: Path, target: Path, token: str, progress: Callable[[int], None]) -> PlacementMethod:
        stopped = False

        def report(done_bytes: int) -> None:
            if stopped:
                raise InterruptedError("the service stops")
            progress(done_bytes)

        try:
            method = await asyncio.to_thread(place_file, source, target, token=token, progress=report)
        except asyncio.CancelledError:
            stopped = True  # the thread can't be cancelled, but it ends at its next report
            raise
        return PlacementMethod(method.value)

    async def keep_copy(self, path: Path, recycled: Path) -> None:
        """A second name (or a copy) in the bin. What is there already was kept by an earlier try."""
        if await self.exists(path) and not await self.exists(recycled):
            await asyncio.to_thread(place_file, path, recycled, token="keep")  # noqa: S106 - names a temporary file

    async def move(self, path: Path, recycled: Path, root: Path) -> None:
        """Rename. A file that is gone was moved by an earlier try."""
        await asyncio.to_thread(_move, path, recycled, root)

    async def remove(self, path: Path, root: Path) -> None:
        await asyncio.to_thread(_remove, path, root)

    async def remove_folder(self, folder: Path, root: Path) -> None:
        await asyncio.to_thread(_remove_folder, folder, root)


def _free_bytes(root: Path) -> int | None:
    try:
        return shutil.disk_usage(root).free
    except OSError:
        return None


def _size(path: Path) -> int | None:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _is_same(one: Path, other: Path) -> bool:
    try:
        return one.samefile(other)
    except FileNotFoundError:
        return False


def _needs_copy(source: Path, library: Path) -> bool:
    """Other devices can't be linked to. The same device may still refuse; then the copy itself finds out."""
    return source.stat().st_dev != library.stat().st_dev


def _move(path: Path, target: Path, root: Path) -> None:
    if not os.path.lexists(path):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)
    # Renaming one hard link over another of the same file does nothing and leaves the old name.
    path.unlink(missing_ok=True)
    sync_folder(target.parent)
    _prune(path.parent, root)


def _remove(path: Path, root: Path) -> None:
    path.unlink(missing_ok=True)
    _prune(path.parent, root)


def _remove_folder(folder: Path, root: Path) -> None:
    if folder.is_dir() and not folder.is_symlink():
        shutil.rmtree(folder)
    _prune(folder.parent, root)


def _prune(folder: Path, root: Path) -> None:
    """Remove folders that became empty, up to the root."""
    real_root = Path(os.path.realpath(root))
    while folder != real_root and folder.is_relative_to(real_root):
        try:
            folder.rmdir()
        except OSError:
            return
        folder = folder.parent
