"""A `reelway` with the toy service, started as a process of its own."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

TESTS = Path(__file__).parents[1]
PATIENCE_SECONDS = 60
PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"


class ToyStack:
    """The process, and all that belongs to its data folder."""

    def __init__(self, data: Path, process: asyncio.subprocess.Process) -> None:
        self.data = data
        self.process = process
        self.lines: list[str] = []

    async def wait_for(self, text: str) -> str:
        """The next line that it prints with the text in it."""
        if self.process.stdout is None:
            raise AssertionError("it has no output")
        async with asyncio.timeout(PATIENCE_SECONDS):
            while line := (await self.process.stdout.readline()).decode():
                self.lines.append(line)
                if text in line:
                    return line
        raise AssertionError(f"no {text!r} in {''.join(self.lines)}")

    async def end(self, number: signal.Signals) -> int:
        """Its exit code after a signal."""
        self.process.send_signal(number)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await self.process.communicate()
        return self.process.returncode or 0

    def members(self, program: str = "") -> list[int]:
        """Processes that work in the data folder or were started for it, other than the stack itself."""
        return [pid for pid in members_of(self.data, program) if pid != self.process.pid]

    async def until_alone(self) -> None:
        """Wait until nothing of it is left."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            while members_of(self.data):
                await asyncio.sleep(0.05)


def members_of(data: Path, program: str = "") -> list[int]:
    """Processes whose working folder, command line or environment names the data folder."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command, environment = ((folder / name).read_bytes().decode() for name in ("cmdline", "environ"))
            places = (str((folder / "cwd").readlink()), command, environment)
        except OSError:
            continue
        if command and program in command and any(str(data) in place for place in places):
            found.append(int(folder.name))
    return found


@asynccontextmanager
async def toy_stack(
    data: Path, *options: str, as_user: Sequence[str] = (), python: str = sys.executable, **environment: str
) -> AsyncIterator[ToyStack]:
    """Start one and wait until it is ready; it is killed at the end if it still runs."""
    process = await asyncio.create_subprocess_exec(
        *as_user,
        python,
        "-m",
        "support.toy_stack",
        str(data),
        *options,
        env={
            **clean_environment(),
            "PYTHONPATH": os.pathsep.join([str(TESTS), *sys.path]),
            "PATH": PATH,
            "HOME": str(data),
            **environment,
        },
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    stack = ToyStack(data, process)
    try:
        await stack.wait_for("READY")
        yield stack
    finally:
        if process.returncode is None:
            await stack.end(signal.SIGKILL)
        await stack.until_alone()


async def reelway(*arguments: str | Path, **environment: str) -> tuple[int, str]:
    """Exit code and output of the command."""
    process = await _start_reelway(arguments, environment)
    async with asyncio.timeout(PATIENCE_SECONDS):
        output, _ = await process.communicate()
    return process.returncode or 0, output.decode()


@asynccontextmanager
async def reelway_running(*arguments: str | Path) -> AsyncIterator[AsyncIterator[str]]:
    """The lines of a command that goes on until the block ends; then it is interrupted, and must end well."""
    process = await _start_reelway(arguments, {})

    async def lines() -> AsyncIterator[str]:
        while process.stdout and (line := await process.stdout.readline()):
            yield line.decode()

    try:
        async with asyncio.timeout(PATIENCE_SECONDS):
            yield lines()
    finally:
        process.send_signal(signal.SIGINT)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await process.communicate()
    assert process.returncode == 0


async def _start_reelway(arguments: Sequence[str | Path], environment: Mapping[str, str]) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "reelway",
        *(str(argument) for argument in arguments),
        env={**clean_environment(), "COLUMNS": "200", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def clean_environment() -> dict[str, str]:
    """Ours without settings of Reelway, and with a place for compiled modules: many start here, one after another."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("REELWAY_")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    return {**kept, "PYTHONPYCACHEPREFIX": str(TESTS.parent / ".pytest_cache" / "compiled")}
