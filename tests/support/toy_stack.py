"""`python -m support.toy_stack DATA [--processes]`: what `reelway up` runs, with the toy as its only service."""

import sys
from pathlib import Path

from rich.console import Console

from reelway.commands.running import run_in_foreground
from reelway.embedded.failure import PartFailed
from reelway.supervisor.fields import Web
from reelway.supervisor.programs import Program
from reelway.supervisor.screen import Screen, show_failure
from reelway.supervisor.stack import RunningStack, StackOptions, run_stack

TOY = Program("catalog", "support.toy_service", "kit.settings:ServiceSettings", "support.toy_service:DEFINITION")


def main() -> None:
    options = StackOptions(
        Path(sys.argv[1]), Web("127.0.0.1", 0), processes="--processes" in sys.argv, programs={TOY.name: TOY}
    )

    async def on_ready(_running: RunningStack) -> None:
        print("READY", flush=True)

    try:
        run_in_foreground(options.data, lambda stop: run_stack(options, stop, Screen(Console()), on_ready))
    except PartFailed as failure:
        show_failure(Console(), failure)
        sys.exit(1)


if __name__ == "__main__":
    main()
