"""Where a download comes from."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Source:
    """A torrent file or a magnet link: exactly one of them."""

    torrent: bytes | None = field(default=None, repr=False)
    magnet: str | None = None


@dataclass(frozen=True, slots=True)
class SourceFacts:
    """What a source says before anything is fetched; a magnet link knows no size."""

    info_hash: str
    name: str = ""
    total_bytes: int | None = None
