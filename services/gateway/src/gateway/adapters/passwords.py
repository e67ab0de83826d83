"""Argon2 hashes, made beside the event loop: one takes tens of milliseconds on purpose."""

import asyncio
from functools import cache

from pwdlib import PasswordHash

_HASHER = PasswordHash.recommended()


async def hash_password(password: str) -> str:
    """The hash to store."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def verify_password(password: str, stored: str | None) -> bool:
    """Whether it is right. An unknown name takes as long as a wrong password."""
    verified = await asyncio.to_thread(_verify, password, stored)
    return verified and stored is not None


def _verify(password: str, stored: str | None) -> bool:
    dummy = _dummy()  # For known names, too: the first login waits for it whoever it is, and its time tells nothing.
    return _HASHER.verify(password, stored or dummy)


@cache
def _dummy() -> str:
    """Made at the first login and not at the start, which it would delay."""
    return _HASHER.hash("nobody has this password")
