"""Shows on the terminal how the parts come up, die and go down."""

from rich.console import Console
from rich.markup import escape

from reelway.embedded.failure import PartFailed


class Screen:
    """A line per thing that happens; people and log files can both read it."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def starting(self, part: str) -> None:
        self._console.print(f"  [dim]…[/] {escape(part)}", highlight=False)

    def ready(self, part: str, seconds: float) -> None:
        self._console.print(f"  [green]✓[/] {escape(part)} [dim]{seconds:.2f} s[/]", highlight=False)

    def died(self, part: str, how: str, again_in_seconds: float) -> None:
        text = f"  [red]✗[/] {escape(part)}: {escape(how)} [dim]– again in {again_in_seconds:.1f} s[/]"
        self._console.print(text, highlight=False)

    def stopping(self) -> None:
        self._console.print("[dim]Stopping …[/]")


def show_failure(console: Console, failure: PartFailed) -> None:
    """Which part, why, and what to do."""
    console.print(f"[red]✗ {escape(failure.part)}:[/] {escape(failure.reason)}", highlight=False, soft_wrap=True)
    if failure.advice:
        console.print(f"  [yellow]→[/] {escape(failure.advice)}", highlight=False, soft_wrap=True)
