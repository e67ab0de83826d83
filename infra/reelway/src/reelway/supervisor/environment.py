"""Settings of a service as environment variables."""

import json
from collections.abc import Mapping

FOR_THE_COMMAND = ("REELWAY_NATS_URL", "REELWAY_POSTGRES_URL", "REELWAY_NATS_USER", "REELWAY_NATS_PASSWORD")
"""What we are told with administrator's rights; no service shall see it."""


def to_environment(fields: Mapping[str, object], prefix: str, inherited: Mapping[str, str]) -> dict[str, str]:
    """What a child gets: what we have, without our secrets, and its own settings over that."""
    kept = {name: value for name, value in inherited.items() if name not in FOR_THE_COMMAND}
    return kept | {f"{prefix}{name.upper()}": _text(value) for name, value in fields.items() if value is not None}


def _text(value: object) -> str:
    return json.dumps(value, default=str) if isinstance(value, dict | list | tuple) else str(value)
