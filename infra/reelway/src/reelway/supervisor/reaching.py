"""NATS and PostgreSQL for a command that only passes by: those of a running `reelway up`, else started for a while."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

from reelway.data_folder import DataFolder
from reelway.embedded.failure import PartFailed
from reelway.folder_lock import is_held
from reelway.supervisor.backends import Backends, locate_backends
from reelway.supervisor.ports_file import NATS, POSTGRES, choose_ports, read_ports
from reelway.supervisor.stack import open_folder, server_parts


def find_running(path: Path) -> Backends | None:
    """The servers of a `reelway up` that runs now on the folder."""
    data = DataFolder(path.expanduser().resolve())
    return locate_backends(data, read_ports(data.ports)) if is_held(data.lock) else None


@asynccontextmanager
async def reach_backends(path: Path) -> AsyncIterator[Backends]:
    """The running servers, else ours started while the block runs.

    Raises:
        PartFailed: they can't be started.
    """
    running = find_running(path)
    if running is not None:
        yield running
        return
    _require(path)
    with open_folder(path) as data:
        async with start_servers(data) as backends:
            yield backends


@asynccontextmanager
async def start_servers(data: DataFolder) -> AsyncIterator[Backends]:
    """NATS and PostgreSQL on a folder that the caller holds, while the block runs."""
    ports = choose_ports(data.ports, (NATS, POSTGRES))
    backends = locate_backends(data, ports)
    async with AsyncExitStack() as stack:
        for part in server_parts(data, backends, ports):
            stack.push_async_callback(part.stop)
            await part.start()
        yield backends


def _require(path: Path) -> None:
    if not path.is_dir():
        raise PartFailed("data folder", f"{path} does not exist", "Choose another with --data.")
