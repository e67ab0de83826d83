"""`reelway backup` and `reelway restore`."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from contracts.backups import BackupKind
from reelway.backup.make import make_backup
from reelway.backup.restoring import restore_backup, verify_backup
from reelway.commands.options import DEFAULT_DATA, Data
from reelway.data_folder import DataFolder
from reelway.supervisor.reaching import reach_backends, start_servers
from reelway.supervisor.stack import open_folder

Target = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that does not exist yet.")]
Source = Annotated[Path, typer.Argument(metavar="DIR", help="A folder that `reelway backup` made.")]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask before what is there is replaced.")]


def backup(target: Target, data: Data = DEFAULT_DATA) -> None:
    """Save the databases and streams, also while Reelway runs. Downloads, media and images are not in it."""

    async def run(tell: Callable[[str], None]) -> None:
        async with reach_backends(data) as backends:
            await make_backup(backends, target.expanduser().resolve(), BackupKind.MANUAL, tell)

    console = Console()
    asyncio.run(run(_teller(console)))
    console.print(f"The backup is in {target}. Keep it to yourself: it holds what the databases hold.")


def restore(source: Source, data: Data = DEFAULT_DATA, yes: Yes = False) -> None:
    """Replace the databases and streams by those of a backup. Reelway must not run."""
    verify_backup(source)
    if not yes:
        typer.confirm(f"Replace the databases and streams in {data}?", abort=True)
    console = Console()
    asyncio.run(_restore(source, data, _teller(console)))
    console.print("Restored. Start with `reelway up`.")


async def _restore(source: Path, path: Path, tell: Callable[[str], None]) -> None:
    with open_folder(path, after_restore=True) as data:
        _mark(data, source)
        async with start_servers(data) as backends:
            await restore_backup(backends, source, tell)
        data.restoring.unlink()


def _mark(data: DataFolder, source: Path) -> None:
    data.restoring.write_text(f"{source.resolve()}\n")


def _teller(console: Console) -> Callable[[str], None]:
    return lambda text: console.print(f"  [green]✓[/] {text}", highlight=False)
