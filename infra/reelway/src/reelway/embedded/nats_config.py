"""The configuration of the embedded NATS server."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from contracts.service import Service
from reelway.embedded.permissions import (
    OBSERVER,
    OPERATOR,
    Permissions,
    permissions_of,
    permissions_of_observer,
    permissions_of_operator,
)
from reelway.embedded.ports import LOOPBACK

MAX_PAYLOAD_BYTES = 8 * 1024 * 1024


def write_nats_config(passwords: Mapping[str, str], folder: Path, port: int) -> str:
    """The configuration as text: NATS reads JSON as well as its own form.

    `sync_interval: always` puts every stored message on the disk before it is acknowledged.
    """
    config = {
        "server_name": "reelway",
        "listen": f"{LOOPBACK}:{port}",
        "pid_file": str(folder / "nats.pid"),
        "max_payload": MAX_PAYLOAD_BYTES,
        "jetstream": {"store_dir": str(folder / "store"), "sync_interval": "always"},
        "authorization": {"users": [_user(name, who, passwords[name]) for name, who in _everyone()]},
    }
    return json.dumps(config, indent=2)


def _everyone() -> list[tuple[str, Permissions]]:
    return [
        *((service.value, permissions_of(service)) for service in Service),
        (OPERATOR, permissions_of_operator()),
        (OBSERVER, permissions_of_observer()),
    ]


def _user(name: str, who: Permissions, password: str) -> dict[str, Any]:
    publish: dict[str, Any] = {"allow": list(who.publish)}
    if who.publish_denied:
        publish["deny"] = list(who.publish_denied)
    permissions: dict[str, Any] = {"publish": publish, "subscribe": {"allow": list(who.subscribe)}}
    if who.replies:
        permissions["allow_responses"] = True
    return {"user": name, "password": password, "permissions": permissions}
