"""What each program is told when it runs on this machine: its own secrets, and where things are."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from contracts.service import Service
from reelway.data_folder import DataFolder
from reelway.embedded.ports import LOOPBACK
from reelway.supervisor.backends import Backends
from reelway.supervisor.programs import RELAY

DRAIN_SECONDS = 5.0
"""Leaves time to stop the rest within ten seconds."""


@dataclass(frozen=True, slots=True)
class Web:
    """Where the gateway listens."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """As a person on this machine opens it."""
        host = "localhost" if self.host in ("127.0.0.1", "0.0.0.0", "::", "::1") else self.host  # noqa: S104 - compared
        return f"http://{host}:{self.port}"


def service_fields(
    service: Service,
    data: DataFolder,
    backends: Backends,
    web: Web,
    *,
    relay_port: int,
    ops_port: int | None,
    supervisor_socket: Path | None = None,
    environment: Mapping[str, str] = os.environ,
) -> dict[str, object]:
    """Settings of a bus service by field name; a service takes those that it has. Places that the environment
    chooses stay as chosen. Only the gateway hears of the supervisor's socket.
    """
    user, password = backends.nats_login(service)
    return {
        "nats_url": backends.nats_url,
        "nats_user": user or None,
        "nats_password": password or None,
        "postgres_url": backends.postgres_url(service),
        "ops_host": LOOPBACK,
        "ops_port": ops_port,
        "drain_seconds": DRAIN_SECONDS,
        "http_host": web.host,
        "http_port": web.port,
        "setup_link_file": str(data.setup_link),
        "supervisor_socket": str(supervisor_socket) if supervisor_socket and service is Service.GATEWAY else None,
        "roots": {name: str(folder) for name, folder in roots(data, environment).items()},
        **_unless_chosen(_places(service, data, web, relay_port), environment),
    }


def roots(data: DataFolder, environment: Mapping[str, str] = os.environ) -> dict[str, Path]:
    """The named roots: below the data folder, or where `REELWAY_ROOTS__…` puts them."""
    usual = {"downloads": data.downloads, "work": data.work, "images": data.images}
    return {name: Path(environment.get(f"REELWAY_ROOTS__{name.upper()}", folder)) for name, folder in usual.items()}


def _places(service: Service, data: DataFolder, web: Web, relay_port: int) -> dict[str, object]:
    state = data.state / service.value
    state.mkdir(mode=0o700, parents=True, exist_ok=True)
    return {
        "relay_url": f"http://{LOOPBACK}:{relay_port}",
        "state_folder": str(state),
        "public_url": web.url,
    }


def _unless_chosen(fields: Mapping[str, object], environment: Mapping[str, str]) -> dict[str, object]:
    return {name: value for name, value in fields.items() if f"REELWAY_{name.upper()}" not in environment}


def relay_fields(data: DataFolder, port: int) -> dict[str, object]:
    """Settings of the metadata relay."""
    return {"host": LOOPBACK, "port": port, "cache_folder": str(data.cache / RELAY.package)}
