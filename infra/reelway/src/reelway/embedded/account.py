"""The ordinary system user as whom PostgreSQL runs when we are root (it refuses to run as root)."""

import os
import pwd
import shutil
import stat
import subprocess
from pathlib import Path

from reelway.embedded.child import Account
from reelway.embedded.failure import PartFailed

PART = "PostgreSQL"
OWN_USER = "reelway"
KNOWN_USERS = (OWN_USER, "postgres")


def choose_account(folder: Path) -> Account | None:
    """None to stay who we are; as root the owner of the existing data, a known system user, or a new one.

    Raises:
        PartFailed: the data belongs to somebody else, or no user could be made.
    """
    owner = folder.stat().st_uid if folder.exists() else None
    if os.geteuid() != 0:
        if owner not in (None, os.geteuid()):
            raise PartFailed(
                PART,
                f"{folder} belongs to {_name(owner)}, not to you",
                "Start as root as before, or give the whole data folder to your user with `chown -R`.",
            )
        return None
    if owner:
        return _account(pwd.getpwuid(owner))
    return _find_known() or _create()


def can_reach(account: Account, path: Path) -> bool:
    """Whether the account may enter every folder above a path and read it."""
    path = path.resolve()
    return all(_allows(account, parent, 0o1) for parent in path.parents) and _allows(account, path, 0o5)


def _allows(account: Account, path: Path, bits: int) -> bool:
    status = path.stat()
    if status.st_uid == account.uid:
        bits <<= 6
    elif status.st_gid == account.gid:
        bits <<= 3
    return stat.S_IMODE(status.st_mode) & bits == bits


def _find_known() -> Account | None:
    for name in KNOWN_USERS:
        try:
            return _account(pwd.getpwnam(name))
        except KeyError:
            continue
    return None


def _create() -> Account:
    advice = f"Create a system user named {OWN_USER}, start as an ordinary user, or set REELWAY_POSTGRES_URL."
    useradd = shutil.which("useradd", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if useradd is None:
        raise PartFailed(PART, "does not run as root, and there is no system user to run it as", advice)
    command = [useradd, "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", "--user-group", OWN_USER]
    made = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    if made.returncode != 0:
        raise PartFailed(PART, f"no system user could be made: {made.stderr.strip()}", advice)
    return _account(pwd.getpwnam(OWN_USER))


def _account(entry: pwd.struct_passwd) -> Account:
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def _name(uid: int | None) -> str:
    try:
        return pwd.getpwuid(uid or 0).pw_name
    except KeyError:
        return f"user {uid}"
