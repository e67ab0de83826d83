"""`reelway events`."""

import asyncio
import json
import re
import signal
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer
from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js.api import AckPolicy, ConsumerConfig, DeliverPolicy
from rich.console import Console
from rich.markup import escape

from contracts.message import Event
from contracts.service import Service
from contracts.topology import BY_SUBJECT
from reelway.commands.options import DEFAULT_DATA, Data
from reelway.data_folder import prepare
from reelway.embedded.failure import PartFailed
from reelway.supervisor.backends import locate_backends
from reelway.supervisor.ports_file import read_ports

events = typer.Typer(help="The facts that the services publish.", no_args_is_help=True)
UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
IDLE_SECONDS = 30.0


@events.callback()
def group() -> None:
    """The facts that the services publish."""


@events.command()
def tail(
    subject: Annotated[str, typer.Option(help="Which: catalog.evt.>, *.evt.MediaImported.v1, …")] = "*.evt.>",
    since: Annotated[str, typer.Option(help="From when on: 30m, 2h, 7d or a time (ISO 8601). Else from now on.")] = "",
    raw: Annotated[bool, typer.Option("--json", help="A JSON object a line, with envelope and body.")] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """Print events as they happen, until Ctrl-C; with --since the kept ones first."""
    start = read_since(since, datetime.now(UTC)) if since else None
    console = Console()

    def show(msg: Msg) -> None:
        if raw:
            print(as_json_line(msg), flush=True)
        else:
            console.print(as_text_line(msg), highlight=False, soft_wrap=True)

    asyncio.run(_tail(data, subject, start, show))


def read_since(text: str, now: datetime) -> datetime:
    """`2h` before now, or the time itself (UTC where it names no zone).

    Raises:
        PartFailed: it is neither.
    """
    if match := re.fullmatch(r"(\d{1,9})([smhd])", text):
        return now - timedelta(seconds=int(match[1]) * UNITS[match[2]])
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise PartFailed("--since", f"{text!r} is no time", "Write 30m, 2h, 7d or 2026-03-01T20:00:00+00:00.") from None
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def as_json_line(msg: Msg) -> str:
    """Subject, envelope and body of an event."""
    headers = {name: value for name, value in (msg.headers or {}).items() if name.startswith("ce-")}
    return json.dumps({"subject": msg.subject, **headers, "data": json.loads(msg.data)}, ensure_ascii=False)


def as_text_line(msg: Msg) -> str:
    """When, what, and the fact as a sentence."""
    time = (msg.headers or {}).get("ce-time", "")[:19].replace("T", " ")
    kind = BY_SUBJECT.get(msg.subject)
    text = msg.data.decode(errors="replace")
    if kind is not None and issubclass(kind, Event):
        text = kind.model_validate_json(msg.data).summary()
    return f"[dim]{time}[/] [cyan]{escape(msg.subject)}[/] {escape(text)}"


async def _tail(path: Path, subject: str, start: datetime | None, show: Callable[[Msg], None]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    data = prepare(path)
    client = await locate_backends(data, read_ports(data.ports)).connect_nats()
    try:
        streams = _streams_for(subject)
        tails = [asyncio.create_task(_follow(client, stream, subject, start, show)) for stream in streams]
        stopped = asyncio.create_task(stop.wait())
        done, _ = await asyncio.wait({*tails, stopped}, return_when=asyncio.FIRST_COMPLETED)
        for task in {*tails, stopped} - done:
            task.cancel()
        for task in done - {stopped}:
            task.result()
    finally:
        await client.close()


def _streams_for(subject: str) -> list[str]:
    owner = subject.split(".", maxsplit=1)[0]
    streams = [service.event_stream for service in Service if owner in ("*", ">", service.value)]
    if not streams:
        raise PartFailed("--subject", f"no service owns {subject!r}", f"Begin with one of {', '.join(Service)} or *.")
    return streams


async def _follow(
    client: Client, stream: str, subject: str, start: datetime | None, show: Callable[[Msg], None]
) -> None:
    """Print one stream through a consumer that the server forgets soon after we are gone."""
    subscription = await client.jetstream().pull_subscribe(
        subject,
        stream=stream,
        config=ConsumerConfig(
            deliver_policy=DeliverPolicy.BY_START_TIME if start else DeliverPolicy.NEW,
            opt_start_time=start.isoformat() if start else None,
            ack_policy=AckPolicy.NONE,
            inactive_threshold=2 * IDLE_SECONDS,
        ),
    )
    while True:
        try:
            for msg in await subscription.fetch(100, timeout=IDLE_SECONDS):
                show(msg)
        except TimeoutError:
            continue
