"""Identifiers: UUIDv7, so that they sort by the time at which they were made."""

import os
import time
from uuid import UUID, uuid5

NAMESPACE = UUID("8a3c1b54-6f0e-5d1a-9c57-2e0d6b7f4a11")


def new_id() -> UUID:
    """A fresh UUIDv7 (RFC 9562): 48 bits of milliseconds, the rest random."""
    milliseconds = time.time_ns() // 1_000_000
    random = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds << 80) | random
    value = (value & ~(0xF << 76)) | (0x7 << 76)
    value = (value & ~(0x3 << 62)) | (0x2 << 62)
    return UUID(int=value)


def target_id(slot_id: UUID, item_id: UUID) -> UUID:
    """The id of the target that `item_id` (an episode, or the title itself for a movie) is in a slot.

    Derived, so that every service names the same target alike without asking.
    """
    return uuid5(NAMESPACE, f"target:{slot_id}:{item_id}")
