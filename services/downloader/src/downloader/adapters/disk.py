"""The disk below the downloads root."""

import asyncio
import shutil
from pathlib import Path

from downloader.app.ports import Space

MARK = ".reelway-downloads"


class RootDisk:
    """A mark inside tells the root from the empty folder that stays when a disk is not mounted."""

    def __init__(self, root: Path) -> None:
        self._root = root

    async def find_space(self) -> Space | None:
        return await asyncio.to_thread(self._find)

    async def claim(self) -> None:
        if self._root.is_dir():
            (self._root / MARK).touch()

    def _find(self) -> Space | None:
        try:
            if not (self._root / MARK).is_file():
                return None
            usage = shutil.disk_usage(self._root)
        except OSError:
            return None
        return Space(usage.free, usage.total)
