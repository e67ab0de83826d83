"""The embedded PostgreSQL server: made, started and stopped by us, listening on loopback only."""

import asyncio
import os
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from reelway.embedded.account import PART, choose_account
from reelway.embedded.child import Account, Child, start_child
from reelway.embedded.failure import PartFailed
from reelway.embedded.leftover import end_leftover
from reelway.embedded.ports import LOOPBACK
from reelway.embedded.postgres_programs import MAJOR, programs_for

ADMIN = "admin"
PORT_TAKEN_SECONDS = 1.0
START_SECONDS = 120.0
"""After a power cut the log is replayed first."""
SETTINGS = {
    "listen_addresses": LOOPBACK,
    "unix_socket_directories": "",
    "shared_buffers": "32MB",
    "max_connections": "80",
    "superuser_reserved_connections": "3",
    "max_wal_size": "256MB",
    "min_wal_size": "64MB",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "max_worker_processes": "2",
    "max_parallel_workers": "0",
    "max_logical_replication_workers": "0",
    "io_method": "sync",
    "jit": "off",
    "fsync": "on",
    "full_page_writes": "on",
    "synchronous_commit": "on",
    "password_encryption": "scram-sha-256",
    "log_destination": "stderr",
    "logging_collector": "off",
    "log_checkpoints": "off",
}
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
HERE = Path("/proc/self/cwd")
"""The working folder by its inode: PostgreSQL finds its data even below folders that its user may not enter."""


@dataclass(frozen=True, slots=True)
class EmbeddedPostgres:
    """A running server. `admin_url` holds the password."""

    child: Child
    admin_url: str


async def start_postgres(folder: Path, password: str, port: int, log: Path) -> EmbeddedPostgres:
    """Start the server on its data folder, made on the first start, and wait until it answers.

    Raises:
        PartFailed: it did not come up.
    """
    account = choose_account(folder)
    programs = programs_for(account)
    if not _is_there(folder):
        await _create_cluster(folder, programs, account, password, log)
    folder = _require_version(folder)
    await end_leftover(PART, folder / "postmaster.pid", folder)
    options = [part for name, value in SETTINGS.items() for part in ("-c", f"{name}={value}")]
    child = start_child(
        "postgres",
        [str(programs / "postgres"), "-D", _data_path(folder, account), "-p", str(port), *options],
        log=log,
        stop_signal=signal.SIGINT,
        death_signal=signal.SIGINT,
        account=account,
        folder=folder,
        environment=ENVIRONMENT,
    )
    url = f"postgresql://{ADMIN}:{password}@{LOOPBACK}:{port}/postgres"
    try:
        await _until_ready(child, url, log)
    except BaseException:
        await child.stop()
        raise
    return EmbeddedPostgres(child, url)


async def _create_cluster(folder: Path, programs: Path, account: Account | None, password: str, log: Path) -> None:
    """Make the data beside its place and move it there when it is whole."""
    new = _empty_folder(folder.with_name(f"{folder.name}.new"), account)
    reading, writing = os.pipe()
    try:
        if account is not None:
            os.fchown(reading, account.uid, account.gid)
        os.write(writing, password.encode())
        os.close(writing)
        command = [
            str(programs / "initdb"),
            f"--pgdata={_data_path(new, account)}",
            f"--username={ADMIN}",
            f"--pwfile=/dev/fd/{reading}",
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--locale=C",
            "--no-instructions",
        ]
        child = start_child(
            "initdb", command, log=log, account=account, folder=new, environment=ENVIRONMENT, pass_fds=[reading]
        )
    finally:
        os.close(reading)
    if await child.wait() != 0:
        raise PartFailed(PART, f"its data could not be made:\n{child.last_lines()}", f"See {log}.")
    new.rename(folder)


def _empty_folder(folder: Path, account: Account | None) -> Path:
    if folder.exists():
        shutil.rmtree(folder)
    folder.mkdir(mode=0o700, parents=True)
    if account is not None:
        os.chown(folder, account.uid, account.gid)
    return folder


def _data_path(folder: Path, account: Account | None) -> str:
    return str(HERE if account is not None and HERE.exists() else folder.resolve())


def _is_there(folder: Path) -> bool:
    return folder.exists()


def _require_version(folder: Path) -> Path:
    try:
        found = (folder / "PG_VERSION").read_text().strip()
    except FileNotFoundError:
        raise PartFailed(PART, f"{folder} holds no PostgreSQL data", "Restore a backup, or move it away.") from None
    if found != str(MAJOR):
        raise PartFailed(
            PART,
            f"the data in {folder} is of PostgreSQL {found}; this Reelway runs {MAJOR}",
            "Make a backup with the Reelway that wrote it, and restore that with this one.",
        )
    return folder.resolve()


async def _until_ready(child: Child, url: str, log: Path) -> None:
    deadline = asyncio.get_running_loop().time() + START_SECONDS
    while True:
        try:
            connection = await asyncpg.connect(url, timeout=5)
        except (ConnectionError, TimeoutError, asyncpg.CannotConnectNowError):
            await asyncio.sleep(0.02)
        except asyncpg.InvalidPasswordError:
            # Another server may have taken the port a moment before; then ours is about to end.
            await asyncio.sleep(PORT_TAKEN_SECONDS)
            if child.exit_code is None:
                raise PartFailed(
                    PART,
                    "it does not take the password in secrets.json",
                    "Restore secrets.json together with the data.",
                ) from None
        else:
            await connection.close()
            return
        if child.exit_code is not None:
            raise PartFailed(PART, f"ended with code {child.exit_code}:\n{child.last_lines()}", f"See {log}.")
        if asyncio.get_running_loop().time() > deadline:
            raise PartFailed(PART, f"not ready after {START_SECONDS:.0f} s:\n{child.last_lines()}", f"See {log}.")
