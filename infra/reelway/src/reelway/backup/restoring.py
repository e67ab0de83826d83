"""Puts a backup back in place of what is there."""

from collections.abc import Callable
from pathlib import Path

from contracts.service import Service
from reelway.backup.databases import dump_file, restore_database
from reelway.backup.manifest import verify
from reelway.backup.streams import NAMES, restore_stream, stream_files
from reelway.supervisor.backends import Backends


def verify_backup(folder: Path) -> None:
    """Check that a backup is whole and of a version that can be read.

    Raises:
        PartFailed: it is not.
    """
    files = [dump_file(folder, service) for service in Service]
    files += [file for name in NAMES for file in stream_files(folder, name)]
    verify(folder, (str(file.relative_to(folder)) for file in files))


async def restore_backup(backends: Backends, folder: Path, tell: Callable[[str], None]) -> None:
    """Replace all databases and streams. No service may run; run it again if it was interrupted."""
    for service in Service:
        await restore_database(backends, service, folder)
        tell(f"database of {service}")
    client = await backends.connect_nats()
    try:
        for name in NAMES:
            await restore_stream(client, name, folder)
    finally:
        await client.close()
    tell(f"{len(NAMES)} streams")
