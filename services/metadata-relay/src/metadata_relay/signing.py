"""How requests show who asks. What is added here is never kept, counted or logged."""

from dataclasses import dataclass, field
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Signature:
    """What a request gets; kept out of `repr`, so that no trace shows it."""

    headers: dict[str, str] = field(default_factory=dict, repr=False)
    params: dict[str, str] = field(default_factory=dict, repr=False)


class Signer(Protocol):
    """Signs the requests to one source."""

    async def sign(self) -> Signature:
        """The signature to use now; getting it may take a request of its own."""

    def renew(self, refused: Signature) -> bool:
        """A signature was refused: whether the next may fare better."""


class NoKey:
    """For sources that ask for none."""

    async def sign(self) -> Signature:
        """Nothing."""
        return Signature()

    def renew(self, refused: Signature) -> bool:
        """Never."""
        del refused
        return False
