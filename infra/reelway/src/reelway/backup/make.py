"""Makes a backup of a system that may be at work, such that nothing is lost or done twice when it is restored.

While the outboxes are held, no service commits a message, nor forgets one that it published. In that moment the
streams are saved first, then the databases are frozen:

- A message is in the saved streams, or still in its outbox, or both; then it is published again and the inbox of each
  reader drops the second. None is in neither, and none is there whose cause the databases do not know.
- What a service handled after its stream was saved is handled in the frozen database too; the restored stream delivers
  it again and the inbox drops it. The other order would lose it.
- Dead letters are saved last: a message is put there before it leaves its stream. One that a person replays in that
  very moment could slip through; this is noticed, and the backup is not made.

The services wait while the streams are saved, and go on while the databases are written.
"""

import asyncio
import shutil
from collections.abc import Callable
from contextlib import AsyncExitStack
from pathlib import Path

import asyncpg
from nats.errors import Error as NatsError

from contracts.backups import BackupKind
from contracts.service import Service
from kit.bus.streams import DEAD_STREAM
from kit.files.placing import sync_folder
from reelway.backup.databases import dump_database, freeze, hold_outboxes
from reelway.backup.manifest import PART, write_manifest
from reelway.backup.streams import NAMES, count_removed, save_stream
from reelway.embedded.failure import PartFailed
from reelway.supervisor.backends import Backends

STEPS = len(Service) + 2
"""How often is told that something is done: the streams, each database, and the list of all files."""


async def make_backup(backends: Backends, target: Path, kind: BackupKind, tell: Callable[[str], None]) -> None:
    """Write a backup to a folder that does not exist yet; it appears when it is whole.

    Raises:
        PartFailed: it could not be made; nothing is left of it.
    """
    new = _prepare(target)
    try:
        await _fill(backends, new, tell)
        await asyncio.to_thread(write_manifest, new, kind)
        new.rename(target)
        sync_folder(target.parent)
        tell("list of files")
    except (OSError, TimeoutError, NatsError, asyncpg.PostgresError, asyncpg.InterfaceError) as error:
        reason = str(error) or type(error).__name__
        raise PartFailed(PART, reason, "Is there room on the disk, and do NATS and PostgreSQL run?") from error
    finally:
        await asyncio.to_thread(shutil.rmtree, new, ignore_errors=True)


async def _fill(backends: Backends, folder: Path, tell: Callable[[str], None]) -> None:
    async with AsyncExitStack() as stack:
        async with hold_outboxes(backends):
            await _save_streams(backends, folder)
            snapshots = await stack.enter_async_context(freeze(backends))
        tell(f"{len(NAMES)} streams")
        for service, snapshot in snapshots.items():
            await dump_database(backends, service, snapshot, folder)
            tell(f"database of {service}")


async def _save_streams(backends: Backends, folder: Path) -> None:
    client = await backends.connect_nats()
    try:
        removed = await count_removed(client, DEAD_STREAM)
        for name in sorted(NAMES, key=DEAD_STREAM.__eq__):
            await save_stream(client, name, folder)
        if await count_removed(client, DEAD_STREAM) != removed:
            raise PartFailed(PART, "a dead letter was replayed or dropped meanwhile", "Try again.")
    finally:
        await client.close()


def _prepare(target: Path) -> Path:
    if target.exists():
        raise PartFailed(PART, f"{target} exists already", "Name a folder that does not exist yet.")
    new = target.with_name(f".{target.name}.new")
    shutil.rmtree(new, ignore_errors=True)
    for name in ("databases", "streams"):
        (new / name).mkdir(mode=0o700, parents=True)
    new.chmod(0o700)
    return new
