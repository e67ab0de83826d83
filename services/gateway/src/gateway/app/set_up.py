"""The one-time link with which the owner is made."""

from typing import Protocol

from gateway.domain.access import Role
from gateway.domain.tokens import new_token, same_token, token_hash
from kit.errors import Conflict, InvalidInput


class Owners(Protocol):
    """Whether there is an owner, and the token that makes one."""

    async def has_owner(self) -> bool: ...
    async def lock_setup(self) -> bytes | None: ...
    async def keep_setup(self, token_hash: bytes) -> None: ...
    async def drop_setup(self) -> None: ...


async def offer_setup(*, owners: Owners) -> str | None:
    """A fresh token while there is no owner; every start makes the older links void."""
    if await owners.has_owner():
        return None
    token = new_token()
    await owners.keep_setup(token_hash(token))
    return token


async def redeem_setup(token: str, *, owners: Owners) -> Role:
    """Use the token up; gives the role of whoever holds it.

    Raises:
        Conflict: there is an owner already.
        InvalidInput: the token is wrong, or of an older start.
    """
    stored = await owners.lock_setup()
    if await owners.has_owner():
        raise Conflict("Reelway is set up already", advice="Log in")
    if stored is None or not same_token(token, stored):
        raise InvalidInput("This set-up link is not valid", advice="Use the link that the latest start printed")
    await owners.drop_setup()
    return Role.OWNER
