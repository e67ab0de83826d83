"""An indexer that a proxy (Prowlarr, Jackett) has."""

from dataclasses import dataclass

from contracts.values import Protocol


@dataclass(frozen=True, slots=True)
class RemoteIndexer:
    """`id` is the proxy's own; `url` that of its Torznab or Newznab API there."""

    id: str
    name: str
    url: str
    protocol: Protocol = Protocol.TORRENT
    enabled: bool = True
