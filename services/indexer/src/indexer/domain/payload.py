"""What a download client needs to fetch a release."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Payload:
    """A torrent file or a magnet link, exactly one of them."""

    info_hash: str
    torrent: bytes | None = field(default=None, repr=False)
    magnet: str | None = None
