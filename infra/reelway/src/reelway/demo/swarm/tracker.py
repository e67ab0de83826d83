"""A small BitTorrent tracker over HTTP: announce and scrape (BEP 3, 23, 48), all in memory."""

import asyncio
import socket
import struct
import time
from collections import defaultdict
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote_to_bytes

import libtorrent as lt
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

INTERVAL_SECONDS = 120
FORGOTTEN_SECONDS = 1200
PEERS_MAX = 200
HASH_BYTES = 20


@dataclass
class Peer:
    """One client in a swarm."""

    host: str
    port: int
    left_bytes: int
    seen_at: float


@dataclass
class Tracker:
    """All swarms, by info-hash; `clock` counts seconds."""

    clock: Callable[[], float] = time.monotonic
    swarms: dict[bytes, dict[bytes, Peer]] = field(default_factory=lambda: defaultdict(dict))
    completed: dict[bytes, int] = field(default_factory=lambda: defaultdict(int))

    announced: asyncio.Event = field(default_factory=asyncio.Event)
    """Set at every announce."""

    def app(self) -> Starlette:
        """The tracker over HTTP."""
        return Starlette(routes=[Route("/announce", self._announce), Route("/scrape", self._scrape)])

    async def wait_for_seeders(self, info_hashes: Collection[bytes]) -> None:
        """Returns when each of those torrents has a seeder."""
        while not all(self.has_seeder(info_hash) for info_hash in info_hashes):
            self.announced.clear()
            await self.announced.wait()

    def has_seeder(self, info_hash: bytes) -> bool:
        """Whether somebody has all of that torrent."""
        return any(peer.left_bytes == 0 for peer in self.swarms.get(info_hash, {}).values())

    async def _announce(self, request: Request) -> Response:
        asked = _parameters(request)
        info_hash, peer_id = asked.get("info_hash", [b""])[0], asked.get("peer_id", [b""])[0]
        port, left = _number(asked, "port", 0), _number(asked, "left", 1)
        if len(info_hash) != HASH_BYTES or len(peer_id) != HASH_BYTES or not 0 < port < 65536:
            return _bencoded({b"failure reason": b"info_hash, peer_id and port are needed"})
        host = request.client.host if request.client else "127.0.0.1"
        self._note(info_hash, peer_id, Peer(host, port, left, self.clock()), asked.get("event", [b""])[0])
        return _bencoded(self._answer(info_hash, peer_id, _number(asked, "numwant", PEERS_MAX)))

    def _note(self, info_hash: bytes, peer_id: bytes, peer: Peer, event: bytes) -> None:
        swarm = self.swarms[info_hash]
        if event == b"stopped":
            swarm.pop(peer_id, None)
        else:
            swarm[peer_id] = peer
        if event == b"completed":
            self.completed[info_hash] += 1
        self.announced.set()
        for old_id in [old_id for old_id, old in swarm.items() if peer.seen_at - old.seen_at > FORGOTTEN_SECONDS]:
            del swarm[old_id]

    def _answer(self, info_hash: bytes, peer_id: bytes, wanted: int) -> dict[bytes, Any]:
        shown = self._peers_for(info_hash, peer_id)[: max(0, min(wanted, PEERS_MAX))]
        compact = b"".join(socket.inet_aton(peer.host) + struct.pack("!H", peer.port) for peer in shown)
        interval = {b"interval": INTERVAL_SECONDS, b"min interval": 2}
        return {**interval, **self._counts(info_hash), b"peers": compact}

    def _peers_for(self, info_hash: bytes, peer_id: bytes) -> list[Peer]:
        """Leechers for a seeder; for a leecher seeders, or other leechers where there is none. One of each address.

        Clients keep one peer of an address unless told otherwise, and on loopback all have the same: one that was told
        of another downloader, or of itself before it was killed, would never find who has the release. So whoever came
        first is told.
        """
        others = {other_id: peer for other_id, peer in self.swarms[info_hash].items() if other_id != peer_id}
        own = self.swarms[info_hash].get(peer_id)
        seeders = [peer for peer in others.values() if peer.left_bytes == 0]
        leechers = [peer for peer in others.values() if peer.left_bytes]
        told = leechers if own is not None and own.left_bytes == 0 else seeders or leechers
        return list({peer.host: peer for peer in reversed(told)}.values())

    async def _scrape(self, request: Request) -> Response:
        hashes = _parameters(request).get("info_hash") or list(self.swarms)
        files = {info_hash: self._counts(info_hash) for info_hash in hashes if info_hash in self.swarms}
        return _bencoded({b"files": files})

    def _counts(self, info_hash: bytes) -> dict[bytes, int]:
        peers = self.swarms[info_hash].values()
        seeders = sum(peer.left_bytes == 0 for peer in peers)
        counts = {b"complete": seeders, b"incomplete": len(peers) - seeders}
        return {**counts, b"downloaded": self.completed.get(info_hash, 0)}


def _parameters(request: Request) -> dict[str, list[bytes]]:
    """The query as bytes: an info-hash is no text."""
    found: dict[str, list[bytes]] = defaultdict(list)
    for part in request.scope["query_string"].decode("ascii").split("&"):
        name, _, value = part.partition("=")
        found[name].append(unquote_to_bytes(value))
    return found


def _number(asked: dict[str, list[bytes]], name: str, otherwise: int) -> int:
    text = asked.get(name, [b""])[0]
    return int(text) if text.isdigit() else otherwise


def _bencoded(answer: dict[bytes, Any]) -> Response:
    return Response(lt.bencode(answer), media_type="text/plain")
