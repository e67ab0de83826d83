"""The embedded NATS server."""

import asyncio
import shutil
import signal
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reelway.embedded.child import Child, start_child
from reelway.embedded.failure import PartFailed
from reelway.embedded.leftover import end_leftover
from reelway.embedded.nats_config import write_nats_config
from reelway.embedded.ports import LOOPBACK, answers
from reelway.embedded.secrets import write_private

PART = "NATS"
START_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class EmbeddedNats:
    """A running server: `url` without credentials."""

    child: Child
    url: str


def find_nats_server() -> Path:
    """The program that came with the wheel: beside our Python, else on the path.

    Raises:
        PartFailed: it is not installed.
    """
    beside = Path(sys.executable).with_name("nats-server")
    found = beside if beside.is_file() else shutil.which("nats-server")
    if found is None:
        raise PartFailed(
            PART, "nats-server is not installed", "Install again with `make run`, or set REELWAY_NATS_URL."
        )
    return Path(found)


async def start_nats(folder: Path, passwords: Mapping[str, str], port: int, log: Path) -> EmbeddedNats:
    """Start the server on a folder of its own and wait until it takes connections.

    Raises:
        PartFailed: it did not come up.
    """
    program = find_nats_server()
    folder = _prepare(folder)
    await end_leftover(PART, folder / "nats.pid", folder)
    config = folder / "nats.conf"
    write_private(config, write_nats_config(passwords, folder, port))
    child = start_child("nats", [str(program), "-c", str(config)], log=log, folder=folder, death_signal=signal.SIGTERM)
    try:
        await _until_ready(child, port, log)
    except BaseException:
        child.kill()
        raise
    return EmbeddedNats(child, f"nats://{LOOPBACK}:{port}")


def _prepare(folder: Path) -> Path:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder.resolve()


async def _until_ready(child: Child, port: int, log: Path) -> None:
    deadline = asyncio.get_running_loop().time() + START_SECONDS
    while not await answers(port) or child.exit_code is not None:
        if child.exit_code is not None:
            raise PartFailed(PART, f"ended with code {child.exit_code}:\n{child.last_lines()}", f"See {log}.")
        if asyncio.get_running_loop().time() > deadline:
            raise PartFailed(PART, f"not ready after {START_SECONDS:.0f} s:\n{child.last_lines()}", f"See {log}.")
        await asyncio.sleep(0.02)
