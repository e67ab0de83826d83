"""Files below the named roots."""

import asyncio
import os
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from contracts.values import RootedPath
from kit.errors import InvalidInput, NotFound
from kit.files.roots import confine


class RootedFiles:
    """See the port `Downloads`."""

    def __init__(self, roots: Mapping[str, Path]) -> None:
        self._roots = roots

    async def locate(self, path: RootedPath) -> Path:
        root = self._roots.get(path.root)
        if root is None:
            raise InvalidInput(f"There is no root {path.root[:50]!r}", advice="Set REELWAY_ROOTS")
        return await asyncio.to_thread(_locate, root, path.path)


def _locate(root: Path, relative: str) -> Path:
    found = confine(root, relative)
    written = Path(os.path.realpath(root)).joinpath(*PurePosixPath(relative).parts)
    if found != written:
        raise InvalidInput(f"{relative[:200]!r} leads over a symbolic link")
    if not found.is_file():
        raise NotFound(f"{relative} is not there")
    return found
