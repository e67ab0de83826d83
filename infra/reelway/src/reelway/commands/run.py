"""`reelway run SERVICE`."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from contracts.service import Service
from reelway.commands.options import DEFAULT_DATA, DEFAULT_HOST, DEFAULT_PORT, Data, Host, Port
from reelway.data_folder import prepare
from reelway.embedded.failure import PartFailed
from reelway.folder_lock import is_held
from reelway.supervisor.backends import POSTGRES_VARIABLE, locate_backends
from reelway.supervisor.environment import to_environment
from reelway.supervisor.fields import Web, relay_fields, service_fields
from reelway.supervisor.ports_file import read_ports
from reelway.supervisor.programs import ALL, RELAY, choose


def run(
    service: Annotated[str, typer.Argument(help=f"One of {', '.join(ALL)}.")],
    data: Data = DEFAULT_DATA,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
) -> None:
    """Run one service here, beside a `reelway up --only …`, or by its environment alone (as containers do)."""
    (name,) = choose((service,))
    environment = dict(os.environ)
    if POSTGRES_VARIABLE not in os.environ:
        environment = _environment(name, data, Web(host, port))
    os.execve(sys.executable, [sys.executable, "-m", ALL[name].package], environment)  # noqa: S606 - it becomes the service


def _environment(name: str, path: Path, web: Web) -> dict[str, str]:
    folder = prepare(path)
    ports = read_ports(folder.ports)
    if name == RELAY.name:
        return to_environment(relay_fields(folder, ports.get(name, 8010)), RELAY.prefix, os.environ)
    if not is_held(folder.lock):
        raise PartFailed(
            name,
            f"no `reelway up` runs on {folder.path}",
            f"Start one with --only, or set {POSTGRES_VARIABLE} and the rest of the service's settings.",
        )
    backends = locate_backends(folder, ports)
    fields = service_fields(Service(name), folder, backends, web, relay_port=ports.get(RELAY.name, 8010), ops_port=None)
    return to_environment(fields, ALL[name].prefix, os.environ)
