"""`reelway up`."""

from rich.console import Console
from rich.markup import escape

from reelway.commands.options import (
    DEFAULT_DATA,
    DEFAULT_HOST,
    DEFAULT_PORT,
    Data,
    Host,
    Only,
    Port,
    Processes,
    split_names,
)
from reelway.commands.running import run_in_foreground
from reelway.folder_version import installed_version
from reelway.supervisor.fields import Web
from reelway.supervisor.screen import Screen
from reelway.supervisor.stack import RunningStack, StackOptions, run_stack


def up(
    data: Data = DEFAULT_DATA,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    processes: Processes = False,
    only: Only = "",
) -> None:
    """Bring everything up on this machine, until Ctrl-C."""
    console = Console()
    console.print(f"[bold]Reelway {installed_version()}[/] [dim]in {escape(str(data.expanduser().resolve()))}[/]")

    options = StackOptions(data, Web(host, port), processes, split_names(only))

    async def on_ready(running: RunningStack) -> None:
        show_addresses(console, running)

    run_in_foreground(data, lambda stop: run_stack(options, stop, Screen(console), on_ready))


def show_addresses(console: Console, running: RunningStack) -> None:
    """Where to go from here."""
    console.print(f"\n[bold green]Ready:[/] {running.web.url}", highlight=False, soft_wrap=True)
    if running.data.setup_link.exists():
        link = running.data.setup_link.read_text().strip()
        console.print(f"[bold]Create the owner:[/] {escape(link)}", highlight=False, soft_wrap=True)
    console.print(f"[dim]Events at {running.backends.nats_url}; Ctrl-C stops.[/]\n", highlight=False, soft_wrap=True)
