"""How long to wait for something better, and which protocol is liked more."""

from dataclasses import dataclass
from enum import StrEnum


class Protocol(StrEnum):
    """How a release is fetched."""

    TORRENT = "torrent"
    USENET = "usenet"


@dataclass(frozen=True, slots=True)
class DelayProfile:
    """Minutes count from the release's publishing. The two ways past the delay need the preferred protocol."""

    id: str = "default"
    protocols: frozenset[Protocol] = frozenset(Protocol)
    preferred: Protocol = Protocol.TORRENT
    torrent_minutes: int = 0
    usenet_minutes: int = 0
    bypass_if_best_quality: bool = False
    bypass_above_score: int | None = None
    version: int = 1

    def minutes(self, protocol: Protocol) -> int:
        """The delay of that protocol."""
        return self.torrent_minutes if protocol is Protocol.TORRENT else self.usenet_minutes
