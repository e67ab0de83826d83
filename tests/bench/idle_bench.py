"""What the whole system takes while nothing happens, and how soon it is there."""

import asyncio
import signal
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bench.figure import Figure, Reference, below
from bench.lab import Figures, Lab
from bench.processes import cpu_seconds, program_of, pss_bytes, tree_of
from reelway.embedded.ports import free_port
from support.servers import start_nats, start_postgres
from support.toy_process import clean_environment

SETTLING_SECONDS = 3.0
WATCHED_SECONDS = 10.0
START_SECONDS = 40.0
SERVERS = frozenset({"postgres", "nats-server"})
MEBIBYTE = 1024**2


async def bench_idle(lab: Lab) -> Figures:
    """`reelway up` in a new folder, and again in the same: the second is the one that is measured."""
    data = lab.folder / "idle"
    async with _up(data) as (_, cold_seconds):
        pass
    async with _up(data) as (process, warm_seconds):
        await asyncio.sleep(SETTLING_SECONDS)
        pids = tree_of(process.pid)
        servers = [pid for pid in pids if program_of(pid) in SERVERS]
        whole_bytes, servers_bytes = pss_bytes(pids), pss_bytes(servers)
        whole_share, servers_share = await _cpu_share(pids, servers)
    bare_seconds = await _bare_start(lab.folder / "idle-bare")
    alone = "NATS and PostgreSQL alone"
    return [
        Figure(
            "memory of the whole system, idle, by PSS",
            whole_bytes / MEBIBYTE,
            "MiB",
            Reference(f"{alone}, of it", servers_bytes / MEBIBYTE),
            below(400),
        ),
        Figure(
            "CPU of the whole system, idle, of one core",
            whole_share * 100,
            "%",
            Reference(f"{alone}, of it", servers_share * 100),
        ),
        Figure("start → ready, warm", warm_seconds, "s", Reference(alone, bare_seconds), below(5)),
        Figure("start → ready, the very first", cold_seconds, "s"),
    ]


@asynccontextmanager
async def _up(data: Path) -> AsyncIterator[tuple[Process, float]]:
    """The whole system at work, and after how many seconds it was ready."""
    began = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "reelway",
        "up",
        "--data",
        data,
        "--port",
        str(free_port()),
        env={**clean_environment(), "COLUMNS": "200"},
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=STDOUT,
    )
    try:
        await _until_ready(process)
        yield process, time.perf_counter() - began
    finally:
        await _stop(process)


async def _until_ready(process: Process) -> None:
    assert process.stdout
    lines: list[str] = []
    async with asyncio.timeout(START_SECONDS):
        while line := (await process.stdout.readline()).decode():
            lines.append(line)
            if line.startswith("Ready:"):
                return
    raise RuntimeError(f"`reelway up` did not come up:\n{''.join(lines)}")


async def _stop(process: Process) -> None:
    """As Ctrl-C does; killed when that is not enough."""
    if process.returncode is None:
        process.send_signal(signal.SIGINT)
    try:
        async with asyncio.timeout(15):
            await process.communicate()
    except TimeoutError:
        process.kill()
        await process.wait()


async def _cpu_share(*groups: list[int]) -> tuple[float, ...]:
    before = [cpu_seconds(pids) for pids in groups]
    await asyncio.sleep(WATCHED_SECONDS)
    return tuple((cpu_seconds(pids) - old) / WATCHED_SECONDS for pids, old in zip(groups, before, strict=True))


async def _bare_start(folder: Path) -> float:
    """The second start of the two servers, one beside the other."""
    for _ in range(2):
        began = time.perf_counter()
        servers = await asyncio.gather(start_nats(folder), start_postgres(folder))
        seconds = time.perf_counter() - began
        await asyncio.gather(*(server.stop() for server in servers))
    return seconds
