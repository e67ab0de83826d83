"""The passwords of one data folder: made at random on the first start, kept in a file that only its owner reads."""

import json
import os
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from contracts.service import Service
from reelway.embedded.failure import PartFailed
from reelway.embedded.permissions import OBSERVER, OPERATOR

NATS_USERS = (*(service.value for service in Service), OPERATOR, OBSERVER)
POSTGRES_ROLES = ("admin", *(service.value for service in Service))


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """Password by NATS user, and by PostgreSQL role."""

    nats: Mapping[str, str]
    postgres: Mapping[str, str]


def load_secrets(file: Path) -> Secrets:
    """Read the passwords; those that are missing (a new folder, a new service) are made and kept first.

    Raises:
        PartFailed: the file can't be read.
    """
    kept = _read(file)
    made = Secrets(_complete(kept.get("nats", {}), NATS_USERS), _complete(kept.get("postgres", {}), POSTGRES_ROLES))
    content = {"nats": dict(made.nats), "postgres": dict(made.postgres)}
    if content != kept:
        write_private(file, json.dumps(content, indent=2))
    return made


def write_private(file: Path, text: str) -> None:
    """Replace a file by one that only its owner may read; it is whole at every instant."""
    new = file.with_name(f".{file.name}.new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    new.replace(file)


def _read(file: Path) -> dict[str, dict[str, str]]:
    try:
        content = json.loads(file.read_text())
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise PartFailed(
            "secrets", f"{file} can't be read: {error}", "Run as the user who started Reelway, or restore the file."
        ) from error
    if not isinstance(content, dict):
        raise PartFailed("secrets", f"{file} is not what Reelway wrote", "Restore the file.")
    return content


def _complete(kept: Mapping[str, str], names: tuple[str, ...]) -> dict[str, str]:
    return {**kept, **{name: secrets.token_urlsafe(32) for name in names if name not in kept}}
