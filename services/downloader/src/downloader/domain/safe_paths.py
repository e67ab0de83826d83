"""Where the files of a torrent go: whatever the torrent says, inside the download's own folder."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePosixPath

from kit.files.names import cut_name, safe_name

MAX_COMPONENT_BYTES = 240
"""Leaves room for the number that tells equal names apart."""
MAX_PATH_BYTES = 900
"""All folders and the name together; systems take little more than 1,000 with what stands before."""


def safe_paths(wished: Iterable[str]) -> tuple[str, ...]:
    """For each path as the torrent wishes it, a relative one that any file system takes.

    No `..`, no root, no control or reserved characters and names, nothing too long, no two that differ only in case.
    Files of one folder stay together.
    """
    tree = _Tree()
    return tuple(tree.place(path) for path in wished)


class _Tree:
    """Names that are given already, by folder."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._folders: dict[tuple[str, str], str] = {}
        self._numbers: Counter[str] = Counter()

    def place(self, wished: str) -> str:
        parts = [part for part in wished.replace("\\", "/").split("/") if part not in ("", ".", "..")] or [""]
        *folders, name = _shorten(parts)
        parent = ""
        for folder in folders:
            parent = self._folder(parent, folder)
        return self._free(parent, name)

    def _folder(self, parent: str, wished: str) -> str:
        if (parent, wished) not in self._folders:
            self._folders[parent, wished] = self._free(parent, wished)
        return self._folders[parent, wished]

    def _free(self, parent: str, wished: str) -> str:
        name = safe_name(wished, max_bytes=MAX_COMPONENT_BYTES)
        first = path = _join(parent, name)
        while path.casefold() in self._taken:
            self._numbers[first.casefold()] += 1
            path = _join(parent, _numbered(name, self._numbers[first.casefold()] + 1))
        self._taken.add(path.casefold())
        return path


def _join(parent: str, name: str) -> str:
    return f"{parent}/{name}" if parent else name


def _numbered(name: str, number: int) -> str:
    path = PurePosixPath(name)
    return f"{path.stem} ({number}){path.suffix}"


def _shorten(parts: list[str]) -> list[str]:
    if len("/".join(parts).encode()) <= MAX_PATH_BYTES:
        return parts
    return [cut_name(part, MAX_COMPONENT_BYTES) for part in (parts[0], parts[-1])] if len(parts) > 1 else parts
