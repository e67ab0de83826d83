"""`reelway doctor`."""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from reelway.commands.options import DEFAULT_DATA, DEFAULT_HOST, DEFAULT_PORT, Data, Host, Port
from reelway.data_folder import DataFolder, prepare
from reelway.doctor.finding import Finding, Look, State
from reelway.doctor.folders import look_at_folders, look_at_hardlinks, look_at_space
from reelway.doctor.machine import look_at_clock, look_at_ffmpeg, look_at_programs, look_at_python
from reelway.doctor.servers import find_library_roots, look_at_nats, look_at_port, look_at_postgres
from reelway.supervisor.fields import Web, roots
from reelway.supervisor.reaching import find_running

LOOKS: tuple[Look, ...] = (
    look_at_python,
    look_at_clock,
    look_at_programs,
    look_at_ffmpeg,
    look_at_folders,
    look_at_space,
)
MARKS = {State.OK: "[green]✓[/]", State.WARNING: "[yellow]![/]", State.FAILING: "[red]✗[/]"}


def doctor(data: Data = DEFAULT_DATA, host: Host = DEFAULT_HOST, port: Port = DEFAULT_PORT) -> None:
    """Look at everything that Reelway needs here, and say what to do; ends with 1 when something fails."""
    findings = asyncio.run(examine(prepare(data), Web(host, port)))
    console = Console()
    for finding in findings:
        console.print(f"{MARKS[finding.state]} {escape(finding.name)}: {escape(finding.detail)}", highlight=False)
        if finding.advice:
            console.print(f"  [yellow]→[/] {escape(finding.advice)}", highlight=False)
    if any(finding.state is State.FAILING for finding in findings):
        sys.exit(1)


async def examine(data: DataFolder, web: Web) -> Sequence[Finding]:
    """All findings."""
    findings = [look(data) for look in LOOKS]
    libraries: tuple[Path, ...] = ()
    backends = find_running(data.path)
    if backends is None:
        findings.append(look_at_port(web))
    else:
        findings += [await look_at_nats(backends), await look_at_postgres(backends)]
        libraries = await find_library_roots(backends)
    own = tuple(data.media / name for name in ("shows", "movies"))
    return findings + [look_at_hardlinks(roots(data)["downloads"], root) for root in dict.fromkeys(libraries or own)]
