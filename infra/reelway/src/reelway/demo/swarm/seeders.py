"""Makes torrents of the releases and seeds them all, on loopback and over TCP only."""

import asyncio
from pathlib import Path
from typing import Any

import libtorrent as lt

from reelway.demo.releases.release import Release, Seeded
from reelway.demo.serving import HOST

PIECE_BYTES = 16 * 1024
CREATED_BY = "Reelway demo world"


def make_torrent(release: Release, path: Path, announce_url: str) -> bytes:
    """A v1 torrent of the release's file or folder; hostile paths replace the real ones in its file list."""
    torrent = lt.create_torrent(lt.list_files(str(path)), PIECE_BYTES, lt.create_torrent.v1_only)
    torrent.set_creator(CREATED_BY)
    torrent.add_tracker(announce_url)
    lt.set_piece_hashes(torrent, str(path.parent))
    made: dict[bytes, Any] = torrent.generate()
    _make_hostile(made[b"info"], release)
    encoded: bytes = lt.bencode(made)
    return encoded


def _make_hostile(info: dict[bytes, Any], release: Release) -> None:
    hostile = {tuple(file.path.encode().split(b"/")): file.hostile_path for file in release.files if file.hostile_path}
    for file in info.get(b"files", ()):
        file[b"path"] = list(hostile.get(tuple(file[b"path"]), file[b"path"]))


class Seeders:
    """One libtorrent session that has every release."""

    def __init__(self, port: int = 0) -> None:
        self._upload_limit = 0
        self._session = lt.session(
            {
                "listen_interfaces": f"{HOST}:{port}",
                "enable_dht": False,
                "enable_lsd": False,
                "enable_upnp": False,
                "enable_natpmp": False,
                "enable_outgoing_utp": False,
                "enable_incoming_utp": False,
                "allow_multiple_connections_per_ip": True,
                "active_seeds": -1,
                "active_limit": -1,
                "alert_mask": 0,
                "min_announce_interval": 30,
                "stop_tracker_timeout": 1,
                "user_agent": CREATED_BY,
            }
        )

    def seed(self, release: Release, path: Path, announce_url: str) -> Seeded:
        """Makes the torrent and, unless the release is one that nobody has, seeds it."""
        torrent = make_torrent(release, path, announce_url)
        info = lt.torrent_info(torrent)
        if release.seeded:
            self._add(release, info, path)
        return Seeded(release, torrent, str(info.info_hash()), info.total_size(), lt.make_magnet_uri(info))

    def _add(self, release: Release, info: Any, path: Path) -> None:
        wanted = lt.add_torrent_params()
        wanted.ti = info
        wanted.save_path = str(path.parent)
        wanted.flags = lt.torrent_flags.seed_mode
        wanted.upload_limit = self._upload_limit
        if any(file.hostile_path for file in release.files):
            wanted.renamed_files = {
                number: str(Path(release.name) / file.path) for number, file in enumerate(release.files)
            }
        self._session.add_torrent(wanted)

    def limit_upload(self, bytes_per_second: int) -> None:
        """Slows every torrent's upload, so that a download lasts; 0 is without limit."""
        self._upload_limit = bytes_per_second
        for handle in self._session.get_torrents():
            handle.set_upload_limit(bytes_per_second)

    def stop_seeding(self, info_hash: str) -> None:
        """Has that torrent no more; what is downloading stalls."""
        handle = self._session.find_torrent(lt.sha1_hash(bytes.fromhex(info_hash)))
        self._session.remove_torrent(handle)

    async def close(self) -> None:
        """Stops without telling the tracker, which goes too; returns when the session's threads are gone."""
        self._session.apply_settings({"stop_tracker_timeout": 0})
        last = [self._session]
        del self._session
        await asyncio.to_thread(last.clear)
