"""What a backup holds, and whether it is whole."""

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from reelway.embedded.failure import PartFailed
from reelway.folder_version import installed_version, is_newer

NAME = "manifest.json"
PART = "backup"


def write_manifest(folder: Path) -> None:
    """Note the version, and every file with its checksum; the last file of a backup to be written."""
    files = {str(file.relative_to(folder)): _sha256(file) for file in sorted(folder.rglob("*")) if file.is_file()}
    content = {"reelway": installed_version(), "made_at": datetime.now(UTC).isoformat(), "files": files}
    (folder / NAME).write_text(json.dumps(content, indent=2))


def verify(folder: Path, needed: Iterable[str]) -> None:
    """Check every file before anything is replaced by it.

    Raises:
        PartFailed: it is no backup, of a newer version, incomplete or damaged.
    """
    made_by, files = _read(folder)
    if is_newer(made_by, installed_version()):
        raise PartFailed(
            PART, f"made by Reelway {made_by}; this is {installed_version()}", "Install that one or later."
        )
    if lacking := [name for name in needed if name not in files]:
        raise PartFailed(PART, f"{', '.join(lacking)} is not in it", "Take another backup.")
    for name, checksum in files.items():
        file = folder / name
        if ".." in Path(name).parts or not file.is_file() or _sha256(file) != checksum:
            raise PartFailed(PART, f"{file} is missing or damaged", "Take another backup.")


def _read(folder: Path) -> tuple[str, dict[str, str]]:
    try:
        content = json.loads((folder / NAME).read_text())
        return str(content["reelway"]), dict(content["files"])
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise PartFailed(PART, f"{folder} is not a backup: {error}", "Name the folder that was made.") from error


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
