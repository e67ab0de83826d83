"""Options that several commands share."""

from pathlib import Path
from typing import Annotated

import typer

from reelway.data_folder import VARIABLE

Data = Annotated[Path, typer.Option("--data", envvar=VARIABLE, help="The folder with everything of this Reelway.")]
Host = Annotated[str, typer.Option(envvar="REELWAY_HTTP_HOST", help="Where the web app and the API listen.")]
Port = Annotated[int, typer.Option(envvar="REELWAY_HTTP_PORT", min=1, max=65535, help="Their port.")]
Processes = Annotated[bool, typer.Option("--processes", help="Give each service a process of its own.")]
Only = Annotated[str, typer.Option(help="Run only these services, separated by commas.")]
DEFAULT_DATA = Path("data")
DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 8000


def split_names(text: str) -> tuple[str, ...]:
    """`catalog, indexer` as names."""
    return tuple(name.strip() for name in text.split(",") if name.strip())
