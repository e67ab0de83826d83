"""Runs in the foreground of a terminal, until told to stop."""

import asyncio
import contextlib
import io
import logging
import signal
from collections.abc import Callable, Coroutine
from logging.handlers import RotatingFileHandler
from pathlib import Path

import uvloop

from kit.telemetry.logs import configure_logging
from reelway.data_folder import prepare

LOG_BYTES = 10_000_000
LOG_FILES = 5
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class _LogFile(io.TextIOBase):
    """Lines go to a file that is changed for a new one when it is full."""

    def __init__(self, path: Path) -> None:
        self._handler = RotatingFileHandler(path, maxBytes=LOG_BYTES, backupCount=LOG_FILES, delay=True)
        self._handler.terminator = ""

    def write(self, text: str) -> int:
        self._handler.emit(logging.LogRecord("reelway", logging.INFO, "", 0, "%s", (text,), None))
        return len(text)


def run_in_foreground(data: Path, main: Callable[[asyncio.Event], Coroutine[None, None, None]]) -> None:
    """Run until Ctrl-C or SIGTERM set the event that `main` gets. A second one ends us at once.

    The log goes to the data folder, so that the terminal is for people.
    """
    log = prepare(data).log("reelway")
    with contextlib.redirect_stderr(_LogFile(log)):
        configure_logging()
    uvloop.run(_run(main))


async def _run(main: Callable[[asyncio.Event], Coroutine[None, None, None]]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()

    def told_to_stop() -> None:
        stop.set()
        for number in STOP_SIGNALS:
            # The next one ends us at once; the children end with us.
            loop.remove_signal_handler(number)
            signal.signal(number, signal.SIG_DFL)

    for number in STOP_SIGNALS:
        loop.add_signal_handler(number, told_to_stop)
    await main(stop)
