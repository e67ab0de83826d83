"""A tracker and a seeder on loopback, with torrents that tests make."""

import asyncio
import os
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import libtorrent as lt

from reelway.demo.serving import HOST, address, bind, serving
from reelway.demo.swarm.tracker import Tracker

PIECE_BYTES = 32 * 1024


@dataclass(frozen=True, slots=True)
class Made:
    """A torrent, and what its files hold."""

    torrent: bytes
    info_hash: str
    magnet: str
    contents: Mapping[str, bytes]

    @property
    def size_bytes(self) -> int:
        return sum(len(content) for content in self.contents.values())


class Swarm:
    """Seeds over TCP only; says how much of each torrent it gave away."""

    def __init__(self, folder: Path, announce_url: str, tracker: Tracker) -> None:
        self._folder = folder
        self.announce_url = announce_url
        self._tracker = tracker
        self.session = lt.session(
            {
                "listen_interfaces": f"{HOST}:0",
                "enable_dht": False,
                "enable_lsd": False,
                "enable_upnp": False,
                "enable_natpmp": False,
                "enable_outgoing_utp": False,
                "enable_incoming_utp": False,
                "allow_multiple_connections_per_ip": True,
                "alert_mask": 0,
                "stop_tracker_timeout": 0,
            }
        )

    async def seed(
        self, name: str, contents: Mapping[str, bytes], *, wished: Mapping[str, Sequence[bytes]] | None = None
    ) -> Made:
        """A torrent of these files, seeded; `wished` are the paths that it pretends its files to have."""
        made = self.make(name, contents, wished=wished)
        params = lt.load_torrent_buffer(made.torrent)
        params.save_path = str(self._folder)
        params.renamed_files = dict(enumerate(f"{name}/{path}" for path in _in_order(params, contents, wished)))
        params.flags = lt.torrent_flags.seed_mode
        self.session.add_torrent(params)
        async with asyncio.timeout(20):
            await self._tracker.wait_for_seeders([bytes.fromhex(made.info_hash)])
        return made

    def make(
        self, name: str, contents: Mapping[str, bytes], *, wished: Mapping[str, Sequence[bytes]] | None = None
    ) -> Made:
        """A torrent that nobody seeds."""
        for path, content in contents.items():
            file = self._folder / name / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        torrent = lt.create_torrent(lt.list_files(str(self._folder / name)), PIECE_BYTES, lt.create_torrent.v1_only)
        torrent.add_tracker(self.announce_url)
        lt.set_piece_hashes(torrent, str(self._folder))
        made: dict[bytes, Any] = torrent.generate()
        for file in made[b"info"][b"files"]:
            path = b"/".join(file[b"path"]).decode()
            file[b"path"] = list((wished or {}).get(path, file[b"path"]))
        encoded = lt.bencode(made)
        info_hash = str(lt.load_torrent_buffer(encoded).info_hashes.v1)
        magnet = f"magnet:?xt=urn:btih:{info_hash}&tr={self.announce_url}"
        return Made(encoded, info_hash, magnet, contents)

    def limit_upload(self, bytes_per_second: int) -> None:
        for handle in self.session.get_torrents():
            handle.set_upload_limit(bytes_per_second)

    def uploaded(self, made: Made) -> int:
        """Payload bytes that it gave away."""
        handle = self.session.find_torrent(lt.sha1_hash(bytes.fromhex(made.info_hash)))
        return int(handle.status(0).total_payload_upload)


def _in_order(
    params: lt.add_torrent_params, contents: Mapping[str, bytes], wished: Mapping[str, Sequence[bytes]] | None
) -> list[str]:
    """The real paths in the order of the torrent's files; those with wished names are told by their sizes."""
    assert params.ti is not None
    layout = params.ti.layout()
    by_size = {len(content): path for path, content in contents.items()}
    if wished:
        return [by_size[layout.file_size(number)] for number in range(layout.num_files())]
    return [layout.file_path(number).split("/", 1)[1] for number in range(layout.num_files())]


@asynccontextmanager
async def running_swarm(folder: Path) -> AsyncIterator[Swarm]:
    """A tracker and a seeder while the block runs."""
    tracker = Tracker()
    listening = bind(0)
    async with serving(tracker.app(), listening):
        swarm = Swarm(folder, f"{address(listening)}/announce", tracker)
        try:
            yield swarm
        finally:
            last = [swarm.session]
            del swarm.session
            await asyncio.to_thread(last.clear)


def content(size_bytes: int) -> bytes:
    return os.urandom(size_bytes)
