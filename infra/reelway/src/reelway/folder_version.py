"""Which Reelway wrote a data folder: an older one can't read what a newer one wrote."""

import re
from importlib.metadata import version
from pathlib import Path

from reelway.embedded.failure import PartFailed

DISTRIBUTION = "reelway-reelway"


def installed_version() -> str:
    return version(DISTRIBUTION)


def is_newer(found: str, installed: str) -> bool:
    """Whether a version is later than another; the numbers count."""
    return _numbers(found) > _numbers(installed)


def claim_version(file: Path, installed: str | None = None) -> None:
    """Note that this version writes the folder from now on.

    Raises:
        PartFailed: a newer version wrote it already.
    """
    installed = installed or installed_version()
    found = file.read_text().strip() if file.exists() else None
    if found and is_newer(found, installed):
        raise PartFailed(
            "data folder",
            f"it was written by Reelway {found}; this is {installed}",
            f"Start Reelway {found} or later, or choose another folder with --data.",
        )
    if found != installed:
        new = file.with_suffix(".new")
        new.write_text(f"{installed}\n")
        new.replace(file)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(number) for number in re.findall(r"\d+", text))
