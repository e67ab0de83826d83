"""One `reelway` at a time works on a data folder."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from reelway.embedded.failure import PartFailed


@contextmanager
def hold(file: Path) -> Iterator[None]:
    """Hold the folder while the block runs; the system lets go of it when the process ends, however that happens.

    Raises:
        PartFailed: another process holds it.
    """
    with file.open("a+") as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            held.seek(0)
            other = held.read().strip() or "another process"
            raise PartFailed(
                "data folder", f"{file.parent} is in use by {other}", "Stop that one, or choose another with --data."
            ) from None
        held.seek(0)
        held.truncate()
        held.write(f"process {os.getpid()}")
        held.flush()
        yield


def is_held(file: Path) -> bool:
    """Whether a `reelway` works on the folder now."""
    if not file.exists():
        return False
    with file.open() as probe:
        try:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False
