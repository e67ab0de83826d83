"""`reelway dead`: messages that could not be handled."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import typer
from nats.aio.client import Client
from rich.console import Console
from rich.table import Table

from kit.bus.dead_letters import DeadLetter, drop, get_dead, list_dead, replay
from reelway.commands.options import DEFAULT_DATA, Data
from reelway.supervisor.reaching import reach_backends

dead = typer.Typer(help="Messages that could not be handled: look at them, try them again, or drop them.")
Sequence = Annotated[int, typer.Argument(min=1, help="The number in the list.")]
PAGE = 100


@dead.callback(no_args_is_help=True)
def group() -> None:
    """Messages that could not be handled: look at them, try them again, or drop them."""


@dead.command("list")
def list_letters(
    after: Annotated[int, typer.Option(min=0, help="Only those after this number.")] = 0,
    limit: Annotated[int, typer.Option(min=1, max=1000, help="How many at most.")] = PAGE,
    data: Data = DEFAULT_DATA,
) -> None:
    """List them, the oldest first."""

    async def run() -> list[DeadLetter]:
        async with _connected(data) as client:
            return [letter async for letter in list_dead(client, after=after, limit=limit)]

    letters = asyncio.run(run())
    console = Console()
    if not letters:
        console.print("There are no dead letters.")
        return
    table = Table("No.", "Failed at", "Service", "Message", "Tries", "Error", box=None)
    for letter in letters:
        table.add_row(
            str(letter.sequence),
            f"{letter.failed_at:%Y-%m-%d %H:%M:%S}",
            letter.service,
            letter.subject,
            str(letter.tries),
            letter.error,
        )
    console.print(table)
    if len(letters) == limit:
        console.print(f"[dim]More with --after {letters[-1].sequence}[/]")


@dead.command()
def show(sequence: Sequence, data: Data = DEFAULT_DATA) -> None:
    """Show one whole, as JSON."""

    async def run() -> DeadLetter:
        async with _connected(data) as client:
            return await get_dead(client, sequence)

    letter = asyncio.run(run())
    fields = {
        "sequence": letter.sequence,
        "service": letter.service,
        "consumer": letter.consumer,
        "subject": letter.subject,
        "failed_at": letter.failed_at.isoformat(),
        "tries": letter.tries,
        "error": letter.error,
        "headers": letter.headers,
        "body": _body(letter.body),
    }
    print(json.dumps(fields, indent=2, ensure_ascii=False))


@dead.command("replay")
def replay_letter(sequence: Sequence, data: Data = DEFAULT_DATA) -> None:
    """Give one to the handler that failed, again."""

    async def run() -> DeadLetter:
        async with _connected(data) as client:
            return await replay(client, sequence)

    letter = asyncio.run(run())
    Console().print(f"{letter.subject} goes to {letter.consumer} again.")


@dead.command("drop")
def drop_letter(sequence: Sequence, data: Data = DEFAULT_DATA) -> None:
    """Forget one."""

    async def run() -> None:
        async with _connected(data) as client:
            await get_dead(client, sequence)
            await drop(client, sequence)

    asyncio.run(run())
    Console().print(f"Dead letter {sequence} is dropped.")


@asynccontextmanager
async def _connected(path: Path) -> AsyncIterator[Client]:
    async with reach_backends(path) as backends:
        client = await backends.connect_nats()
        try:
            yield client
        finally:
            await client.close()


def _body(body: bytes) -> object:
    try:
        return json.loads(body)
    except ValueError:
        return body.decode(errors="replace")
