"""Runs the programs of PostgreSQL that dump and restore."""

import asyncio
import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from reelway.embedded.failure import PartFailed
from reelway.embedded.postgres_programs import find_postgres_programs

LONGEST_SECONDS = 3600


async def run_program(name: str, url: str, *arguments: str | Path) -> None:
    """Run one against a database. The password goes by the environment, where other users can't read it.

    Raises:
        PartFailed: it failed; its own words are the reason.
    """
    parts = urlsplit(url)
    bare = parts._replace(netloc=f"{parts.username}@{parts.netloc.rpartition('@')[2]}").geturl()
    process = await asyncio.create_subprocess_exec(
        str(find_postgres_programs() / name),
        "--no-password",
        f"--dbname={bare}",
        *(str(argument) for argument in arguments),
        env={**os.environ, "PGPASSWORD": unquote(parts.password or ""), "LC_ALL": "C"},
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            _, said = await process.communicate()
    except BaseException:
        process.kill()
        await process.wait()
        raise
    if process.returncode != 0:
        raise PartFailed(name, said.decode(errors="replace").strip()[-2000:], "Is there room on the disk?")
