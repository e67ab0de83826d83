"""What a backup holds, and whether it is whole."""

import hashlib
import json
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from contracts.backups import BackupKind
from kit.files.placing import sync_folder
from reelway.embedded.failure import PartFailed
from reelway.folder_version import installed_version, is_newer

NAME = "manifest.json"
PART = "backup"


def write_manifest(folder: Path, kind: BackupKind) -> None:
    """Note the version, and every file with its checksum; the last file of a backup to be written. After it, all of
    the backup survives a power cut.
    """
    files = {str(file.relative_to(folder)): _sha256(file) for file in sorted(folder.rglob("*")) if file.is_file()}
    content = {"reelway": installed_version(), "made_at": datetime.now(UTC).isoformat(), "kind": kind, "files": files}
    (folder / NAME).write_text(json.dumps(content, indent=2))
    for path in (*folder.rglob("*"), folder):
        _sync(path)


def read_kind(folder: Path) -> BackupKind:
    """Why a backup was made; those from before this was noted were asked for.

    Raises:
        PartFailed: it is no backup.
    """
    try:
        return BackupKind(_content(folder).get("kind", BackupKind.MANUAL))
    except ValueError as error:
        raise _is_none(folder, error) from error


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
    content = _content(folder)
    try:
        return str(content["reelway"]), dict(content["files"])
    except (ValueError, KeyError, TypeError) as error:
        raise _is_none(folder, error) from error


def _content(folder: Path) -> dict[str, Any]:
    try:
        content: object = json.loads((folder / NAME).read_text())
    except (OSError, ValueError) as error:
        raise _is_none(folder, error) from error
    if not isinstance(content, dict):
        raise _is_none(folder, TypeError("its list of files is none"))
    return content


def _is_none(folder: Path, error: Exception) -> PartFailed:
    return PartFailed(PART, f"{folder} is not a backup: {error}", "Name the folder that was made.")


def _sync(path: Path) -> None:
    if path.is_dir():
        sync_folder(path)
        return
    with path.open("rb") as content:
        os.fsync(content.fileno())


def _sha256(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
