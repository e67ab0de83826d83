"""The `reelway` command."""

import sys
from typing import Annotated

import typer
from rich.console import Console

from kit.errors import ReelwayError
from reelway.commands.backup import backup, restore
from reelway.commands.dead import dead
from reelway.commands.demo import demo
from reelway.commands.doctor import doctor
from reelway.commands.events import events
from reelway.commands.formats import formats
from reelway.commands.migrate import migrate
from reelway.commands.releases import releases
from reelway.commands.run import run
from reelway.commands.up import up
from reelway.embedded.failure import PartFailed
from reelway.folder_version import installed_version
from reelway.supervisor.screen import show_failure

app = typer.Typer(
    help="Reelway: from a wish to a file in the library.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (up, run, migrate, doctor, demo, backup, restore):
    app.command()(command)
app.add_typer(events, name="events")
app.add_typer(dead, name="dead")
app.add_typer(releases, name="releases")
app.add_typer(formats, name="formats")


def _print_version(wanted: bool) -> None:
    if wanted:
        print(installed_version())
        raise typer.Exit


@app.callback()
def options(
    _version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Reelway: from a wish to a file in the library."""


def main() -> None:
    """Run the command; a failure is shown as what failed and what to do, and ends with 1."""
    try:
        app()
    except PartFailed as failure:
        show_failure(Console(stderr=True), failure)
        sys.exit(1)
    except ReelwayError as error:
        show_failure(Console(stderr=True), PartFailed(error.code, error.detail, error.advice))
        sys.exit(1)


if __name__ == "__main__":
    main()
