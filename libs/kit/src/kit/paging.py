"""Opaque cursors for keyset paging."""

import base64
import binascii
import json

from kit.errors import InvalidInput


def encode_cursor(*parts: str) -> str:
    """The sort key of a page's last row, as clients carry it."""
    return base64.urlsafe_b64encode(json.dumps(parts).encode()).decode().rstrip("=")


def decode_cursor(cursor: str, count: int) -> tuple[str, ...]:
    """The `count` parts of the sort key.

    Raises:
        InvalidInput: it is no cursor of this list.
    """
    try:
        parts = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error):
        parts = None
    if not isinstance(parts, list) or len(parts) != count or not all(isinstance(part, str) for part in parts):
        raise InvalidInput("The cursor can't be read", advice="Start again without a cursor")
    return tuple(parts)
