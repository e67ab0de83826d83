"""Paths inside roots: nothing from outside leads out of its root."""

import os
from pathlib import Path, PurePosixPath

from kit.errors import InvalidInput


def confine(root: Path, relative: str) -> Path:
    """The path below the root, with every symbolic link on the way followed.

    Raises:
        InvalidInput: it is absolute, has `..` or control characters, or a link leads out of the root.
    """
    parts = PurePosixPath(relative).parts
    if not parts or PurePosixPath(relative).is_absolute() or ".." in parts or any(ord(c) < 32 for c in relative):
        raise InvalidInput(f"{relative[:200]!r} is no path inside a root")
    real_root = Path(os.path.realpath(root))
    path = Path(os.path.realpath(real_root.joinpath(*parts)))
    if not path.is_relative_to(real_root) or path == real_root:
        raise InvalidInput(f"{relative[:200]!r} leads out of its root")
    return path


def relative_to_root(root: Path, path: Path) -> str:
    """The path as messages carry it: relative, with forward slashes."""
    return path.relative_to(root).as_posix()
