"""How requests show who asks. What is added here is never kept, counted or logged."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from metadata_relay.source_name import SourceName


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


@dataclass(frozen=True, slots=True)
class SourceKey:
    """A key of a source; kept out of `repr`."""

    key: str = field(repr=False)
    pin: str | None = field(default=None, repr=False)


SourceKeys = Mapping[SourceName, SourceKey]
"""Keys that a question brings along; they go before the relay's own."""
MakeSigner = Callable[[SourceKey], Signer]


class NoKey:
    """For sources that ask for none."""

    async def sign(self) -> Signature:
        """Nothing."""
        return Signature()

    def renew(self, refused: Signature) -> bool:
        """Never."""
        del refused
        return False
