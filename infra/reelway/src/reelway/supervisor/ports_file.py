"""The loopback ports of the parts: the same as last time where they are still free, so that addresses last."""

import json
from collections.abc import Iterable
from pathlib import Path

from reelway.embedded.failure import PartFailed
from reelway.embedded.ports import free_port

NATS = "nats"
POSTGRES = "postgres"
USUAL = {NATS: 4222, POSTGRES: 5432, "metadata-relay": 8010}


def read_ports(file: Path) -> dict[str, int]:
    """The ports of the last start; empty before the first.

    Raises:
        PartFailed: the file can't be read.
    """
    try:
        content = json.loads(file.read_text())
        return {str(name): int(port) for name, port in content.items()}
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, AttributeError) as error:
        raise PartFailed("ports", f"{file} can't be read: {error}", "Delete it; it is made anew.") from error


def choose_ports(file: Path, names: Iterable[str]) -> dict[str, int]:
    """A free port for each name, noted in the file."""
    last = read_ports(file)
    chosen: dict[str, int] = {}
    for name in names:
        port = free_port(last.get(name, USUAL.get(name)))
        while port in chosen.values():
            port = free_port()
        chosen[name] = port
    file.write_text(json.dumps(last | chosen, indent=2))
    return chosen
