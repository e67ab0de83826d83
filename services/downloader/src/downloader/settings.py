"""What the downloader is told from outside."""

from pathlib import Path

from pydantic import Field

from kit.settings import ServiceSettings


class DownloaderSettings(ServiceSettings):
    """The downloader's own settings beside those of every service. It needs the root `downloads`."""

    state_folder: Path = Path("state")
    """Where the embedded client keeps what it must find again after a crash; not inside a root."""
    torrent_interfaces: tuple[str, ...] = ("0.0.0.0", "[::]")  # noqa: S104 - peers come from outside
    """Addresses or network interfaces where BitTorrent peers are met: `["tun0"]` keeps it inside a VPN."""
    torrent_port: int = Field(default=6881, ge=0, le=65535)
    """BitTorrent port until one is set under the limits; 0 takes any free one."""
    torrent_port_forwarding: bool = True
    """Whether to ask the router for the port by UPnP and NAT-PMP."""
    torrent_utp: bool = True
    """Whether to use uTP beside TCP."""
    torrent_dht: bool = True
    """Whether DHT is on until that is set under the limits."""
    torrent_lsd: bool = True
    """Whether peers of the local network are looked for until that is set under the limits."""
    torrent_pex: bool = True
    """Whether peers tell each other of more peers until that is set under the limits."""
