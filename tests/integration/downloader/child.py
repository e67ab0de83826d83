"""A downloader as a process of its own, which can be killed."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from contracts.service import Service
from integration.downloader.running import loopback
from support.stack import Stack


@asynccontextmanager
async def downloader_process(stack: Stack, folder: Path) -> AsyncIterator[asyncio.subprocess.Process]:
    """It is killed at the end if it still runs. What it logs stays in the folder, beside what a failed test left."""
    fields = {
        "nats_url": stack.nats.url,
        "nats_user": Service.DOWNLOADER.value,
        "nats_password": stack.nats.passwords[Service.DOWNLOADER],
        "postgres_url": stack.postgres.url_for(Service.DOWNLOADER),
        **loopback(folder),
    }
    with (folder / "downloader.log").open("ab") as log:
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "downloader",
            env={**os.environ, **{f"REELWAY_{name.upper()}": _text(value) for name, value in fields.items()}},
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.send_signal(signal.SIGKILL)
        await process.wait()


def _text(value: object) -> str:
    return json.dumps(value, default=str) if isinstance(value, dict | tuple) else str(value)
