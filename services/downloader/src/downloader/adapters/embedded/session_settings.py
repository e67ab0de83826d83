"""What libtorrent is told: our limits and the machine's settings in its words."""

import os
import ssl
from collections.abc import Sequence
from dataclasses import dataclass

import certifi
import libtorrent as lt

from contracts.downloader.values import DownloadLimits

USER_AGENT = "Reelway/0.1"
FINGERPRINT = "-RW0100-"
BOOTSTRAP_NODES = "dht.libtorrent.org:25401,router.bittorrent.com:6881,dht.transmissionbt.com:6881"
RECONNECT_SECONDS = 15
ALERT_MASK = int(
    lt.alert.category_t.error_notification
    | lt.alert.category_t.status_notification
    | lt.alert.category_t.storage_notification
)


@dataclass(frozen=True, slots=True)
class Network:
    """Where and how the embedded client meets its peers."""

    interfaces: Sequence[str] = ("0.0.0.0", "[::]")  # noqa: S104 - peers come from outside
    port_forwarding: bool = True
    utp: bool = True
    outgoing_interfaces: str = ""


def first_settings(network: Network) -> "lt.settings_pack":
    """What does not change while the session runs. No alert of ours may be dropped, so their queue is long."""
    return {
        # Nobody is met until the limits are applied.
        "listen_interfaces": "",
        "enable_dht": False,
        "enable_lsd": False,
        "user_agent": USER_AGENT,
        "peer_fingerprint": FINGERPRINT,
        "alert_mask": ALERT_MASK,
        "alert_queue_size": 100_000,
        "outgoing_interfaces": network.outgoing_interfaces,
        "enable_upnp": network.port_forwarding,
        "enable_natpmp": network.port_forwarding,
        "enable_outgoing_utp": network.utp,
        "enable_incoming_utp": network.utp,
        "dht_bootstrap_nodes": BOOTSTRAP_NODES,
        "announce_to_all_tiers": True,
        "stop_tracker_timeout": 2,
        # A peer that hung up before a magnet's metadata came is often the only one: call it again soon.
        "min_reconnect_time": RECONNECT_SECONDS,
        "ignore_limits_on_local_network": False,
        # Everything is run and held by us; libtorrent's own queue stays out of it.
        "active_limit": -1,
        "active_downloads": -1,
        "active_seeds": -1,
    }


def limit_settings(limits: DownloadLimits, network: Network) -> "lt.settings_pack":
    """What the limits say; applied at once, also while downloads run."""
    return {
        "listen_interfaces": ",".join(f"{interface}:{limits.listen_port}" for interface in network.interfaces),
        "download_rate_limit": limits.download_bytes_per_second,
        "upload_rate_limit": limits.upload_bytes_per_second,
        "enable_dht": limits.dht,
        "enable_lsd": limits.lsd,
    }


def torrent_flags(limits: DownloadLimits) -> dict[int, bool]:
    """Switches that libtorrent keeps per torrent, by flag."""
    return {lt.torrent_flags.sequential_download: limits.sequential, lt.torrent_flags.disable_pex: not limits.pex}


def trust_system_certificates() -> None:
    """The OpenSSL inside libtorrent's wheel looks where no machine has certificates: tell it where they are."""
    if "SSL_CERT_FILE" not in os.environ and "SSL_CERT_DIR" not in os.environ:
        os.environ["SSL_CERT_FILE"] = ssl.get_default_verify_paths().cafile or certifi.where()
