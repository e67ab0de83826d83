"""Argon2 hashes, made beside the event loop: one takes tens of milliseconds on purpose."""

import asyncio

from pwdlib import PasswordHash

_HASHER = PasswordHash.recommended()
_DUMMY = _HASHER.hash("nobody has this password")


async def hash_password(password: str) -> str:
    """The hash to store."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def verify_password(password: str, stored: str | None) -> bool:
    """Whether it is right. An unknown name takes as long as a wrong password."""
    verified = await asyncio.to_thread(_HASHER.verify, password, stored or _DUMMY)
    return verified and stored is not None
