"""A person proves who they are."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from gateway.domain.throttle import blocked_until
from kit.errors import ReelwayError


class WrongPassword(ReelwayError):  # noqa: N818 - named after what happened
    """Name or password is wrong; it is not said which."""

    code = "wrong_password"
    status = 401


class TooManyTries(ReelwayError):  # noqa: N818
    """Too many wrong passwords came lately."""

    code = "too_many_tries"
    status = 429


class Account(Protocol):
    """A person's stored password."""

    @property
    def password_hash(self) -> str: ...


AccountT_co = TypeVar("AccountT_co", bound=Account, covariant=True)
Verify = Callable[[str, str | None], Awaitable[bool]]


class Accounts(Protocol[AccountT_co]):
    """Where accounts and failed logins are kept."""

    async def find_user(self, name: str) -> AccountT_co | None: ...
    async def login_failures(self, key: str) -> tuple[int, datetime] | None: ...
    async def forget_failures(self, key: str) -> None: ...


async def log_in(
    name: str,
    password: str,
    *,
    throttle_key: str,
    accounts: Accounts[AccountT_co],
    verify: Verify,
) -> AccountT_co:
    """The person's account.

    Raises:
        TooManyTries: it has to wait; the password is not even looked at.
        WrongPassword: name or password is wrong. The caller notes the failure in a transaction of its own.
    """
    failures = await accounts.login_failures(throttle_key)
    until = blocked_until(*failures) if failures else None
    if until and until > datetime.now(UTC):
        seconds = int((until - datetime.now(UTC)).total_seconds()) + 1
        raise TooManyTries(f"Too many wrong passwords; wait {seconds} s")
    account = await accounts.find_user(name)
    if not await verify(password, account.password_hash if account else None) or account is None:
        raise WrongPassword("Name or password is wrong")
    await accounts.forget_failures(throttle_key)
    return account
