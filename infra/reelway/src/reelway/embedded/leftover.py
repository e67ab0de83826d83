"""Programs of an earlier run that are still ending: two of them on one folder would spoil it."""

import asyncio
import os
import signal
from pathlib import Path

from reelway.embedded.failure import PartFailed

STEPS = ((None, 5.0), (signal.SIGINT, 10.0), (signal.SIGKILL, 5.0))


async def end_leftover(part: str, pid_file: Path, folder: Path) -> None:
    """Wait until the program that wrote `pid_file` and works in `folder` is gone, and remove the file.

    It got the word when its parent died, so it is given time first, then told again, then killed. A file whose
    process works elsewhere (ids are used again) is only removed. The caller holds the folder's lock.

    Raises:
        PartFailed: it does not end.
    """
    pid = _read_pid(pid_file)
    for stop_signal, patience_seconds in STEPS:
        if pid is None or not _works_in(pid, folder):
            return _forget(pid_file)
        if stop_signal is not None:
            os.kill(pid, stop_signal)
        await _until_gone(pid, folder, patience_seconds)
    raise PartFailed(part, f"process {pid} of an earlier start does not end", f"End process {pid}, then start again.")


def _forget(pid_file: Path) -> None:
    pid_file.unlink(missing_ok=True)


def _read_pid(pid_file: Path) -> int | None:
    try:
        first = pid_file.read_text().split("\n", 1)[0].strip()
    except FileNotFoundError:
        return None
    return int(first) if first.isdigit() else None


def _works_in(pid: int, folder: Path) -> bool:
    try:
        return Path(f"/proc/{pid}/cwd").readlink() == folder.resolve()
    except OSError:
        return False


async def _until_gone(pid: int, folder: Path, patience_seconds: float) -> None:
    for _ in range(int(patience_seconds / 0.05)):
        if not _works_in(pid, folder):
            return
        await asyncio.sleep(0.05)
