"""The command as a person types it, with all real services."""

import asyncio
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import httpx
import pytest

from reelway.embedded.ports import free_port
from support.toy_process import clean_environment, members_of

pytestmark = [pytest.mark.xdist_group("e2e"), pytest.mark.timeout(400)]
PATIENCE_SECONDS = 240


@asynccontextmanager
async def reelway(*arguments: str) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "reelway", *arguments),
        env={**clean_environment(), "COLUMNS": "200"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            yield process
    finally:
        if process.returncode is None:
            process.kill()
            await process.communicate()


async def test_the_demo_checks_itself_and_leaves_no_process(tmp_path: Path) -> None:
    async with reelway("demo", "--check", "--data", str(tmp_path), "--port", str(free_port())) as process:
        output = (await process.communicate())[0].decode()
    assert process.returncode == 0, output
    assert "✗" not in output
    assert members_of(tmp_path) == []


@pytest.mark.parametrize("options", [(), ("--processes",)], ids=["one process", "processes"])
async def test_up_makes_every_part_ready_and_ctrl_c_leaves_nothing(tmp_path: Path, options: tuple[str, ...]) -> None:
    port = free_port()
    async with reelway("up", "--data", str(tmp_path), "--port", str(port), *options) as process:
        assert process.stdout is not None
        lines: list[str] = []
        while line := (await process.stdout.readline()).decode():
            lines.append(line)
            if line.startswith("Ready:"):
                break
        assert {line.split()[1] for line in lines if "✓" in line} == {
            *("NATS", "PostgreSQL", "metadata-relay", "gateway", "catalog", "indexer", "downloader", "backups")
        }
        async with httpx.AsyncClient(trust_env=False) as http:
            assert (await http.get(f"http://127.0.0.1:{port}/api/v1/health")).status_code == 200
        process.send_signal(signal.SIGINT)
        await process.communicate()
    assert process.returncode == 0
    assert members_of(tmp_path) == []
