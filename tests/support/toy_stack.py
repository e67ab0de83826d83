"""`python -m support.toy_stack DATA [--processes] [--gateway]`: what `reelway up` runs, with the toy as its only
service, or beside the real gateway.
"""

import sys
from pathlib import Path

from rich.console import Console

from contracts.service import Service
from reelway.commands.running import run_in_foreground
from reelway.embedded.failure import PartFailed
from reelway.embedded.ports import free_port
from reelway.supervisor.fields import Web
from reelway.supervisor.programs import SERVICES, Program
from reelway.supervisor.screen import Screen, show_failure
from reelway.supervisor.stack import RunningStack, StackOptions, run_stack

TOY = Program("catalog", "support.toy_service", "kit.settings:ServiceSettings", "support.toy_service:DEFINITION")


def main() -> None:
    gateway = SERVICES[Service.GATEWAY]
    options = StackOptions(
        Path(sys.argv[1]),
        Web("127.0.0.1", free_port()),
        processes="--processes" in sys.argv,
        programs={TOY.name: TOY} | ({gateway.name: gateway} if "--gateway" in sys.argv else {}),
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
