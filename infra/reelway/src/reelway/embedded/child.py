"""A program that we start, watch and stop; it ends with us whatever happens to us."""

import asyncio
import logging
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO

LAUNCHER = Path(__file__).with_name("launch.py")
LOG_BYTES = 5_000_000
LAST_LINES = 20
POLL_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Account:
    """The system user as whom a program runs."""

    name: str
    uid: int
    gid: int


class Child:
    """A running program. Its output goes to a log file of bounded size; the last lines stay at hand for errors."""

    def __init__(self, name: str, process: subprocess.Popen[bytes], log: Path, stop_signal: signal.Signals) -> None:
        self.name = name
        self._process = process
        self._stop_signal = stop_signal
        self._lines: deque[str] = deque(maxlen=LAST_LINES)
        self._copier = threading.Thread(target=self._copy, args=(process.stdout, log), daemon=True)
        self._copier.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """None while it runs; negative for a signal."""
        return self._process.poll()

    def last_lines(self) -> str:
        """What it said last, for a message to a person."""
        if self.exit_code is not None:
            self._copier.join(timeout=1)
        return "\n".join(self._lines)

    async def wait(self) -> int:
        """Its exit code, once it has ended."""
        while (code := self.exit_code) is None:  # noqa: ASYNC110 - a process sets no event
            await asyncio.sleep(POLL_SECONDS)
        return code

    async def stop(self, timeout_seconds: float = 8.0) -> None:
        """Ask it to end; after the timeout, end it."""
        if self.exit_code is None:
            self._process.send_signal(self._stop_signal)
            try:
                await asyncio.wait_for(self.wait(), timeout_seconds)
            except TimeoutError:
                self.kill()
        self._process.wait()
        self._copier.join(timeout=1)

    def kill(self) -> None:
        """End it at once."""
        if self.exit_code is None:
            self._process.kill()
            self._process.wait()

    def _copy(self, pipe: IO[bytes], log: Path) -> None:
        handler = RotatingFileHandler(log, maxBytes=LOG_BYTES, backupCount=2, delay=True)
        with pipe:
            for line in pipe:
                text = line.decode(errors="replace").rstrip("\n")
                self._lines.append(text)
                handler.emit(logging.LogRecord(self.name, logging.INFO, "", 0, "%s", (text,), None))
        handler.close()


def start_child(
    name: str,
    command: Sequence[str],
    *,
    log: Path,
    stop_signal: signal.Signals = signal.SIGTERM,
    death_signal: signal.Signals = signal.SIGTERM,
    account: Account | None = None,
    folder: Path | None = None,
    environment: Mapping[str, str] | None = None,
    pass_fds: Sequence[int] = (),
) -> Child:
    """Start a program that gets `death_signal` if we die.

    Call it from a thread that lives as long as the program shall: the kernel sends the signal when that thread ends.
    Its terminal signals are ours to give, so it gets a session of its own.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    who = (str(account.uid), str(account.gid)) if account else ("-", "-")
    process = subprocess.Popen(
        [sys.executable, "-I", "-S", str(LAUNCHER), str(os.getpid()), str(int(death_signal)), *who, *command],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        cwd=folder,
        env=None if environment is None else dict(environment),
        pass_fds=pass_fds,
        start_new_session=True,
    )
    return Child(name, process, log, stop_signal)
