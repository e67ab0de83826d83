"""Checks that bytes from outside are a torrent, before anyone else sees them."""

from typing import TYPE_CHECKING, cast

import libtorrent

from indexer.domain.failure import FailureKind, IndexerFailure

if TYPE_CHECKING:
    from libtorrent import load_torrent_limits

MAX_TORRENT_BYTES = 5_000_000
MAX_FILES = 20_000
_LIMITS = {
    "max_buffer_size": MAX_TORRENT_BYTES,
    "max_pieces": 0x80000,
    "max_decode_depth": 50,
    "max_decode_tokens": 2_000_000,
}


def read_torrent_hash(body: bytes) -> str:
    """The v1 info-hash of a torrent file.

    Raises:
        IndexerFailure: it is none, or one that no client here can take.
    """
    if len(body) > MAX_TORRENT_BYTES:
        raise IndexerFailure(FailureKind.BROKEN, f"the torrent has more than {MAX_TORRENT_BYTES} bytes")
    if not body.startswith(b"d"):
        raise IndexerFailure(FailureKind.BROKEN, f"the answer is no torrent but {_what(body)}")
    try:
        info = libtorrent.torrent_info(body, cast("load_torrent_limits", _LIMITS))
    except RuntimeError as error:
        raise IndexerFailure(FailureKind.BROKEN, f"the torrent can't be read: {error}") from None
    hashes = info.info_hashes()
    if not hashes.has_v1():
        raise IndexerFailure(FailureKind.UNSUPPORTED, "the torrent is of version 2 only")
    if not 0 < info.num_files() <= MAX_FILES:
        raise IndexerFailure(FailureKind.BROKEN, f"the torrent has {info.num_files()} files")
    return str(hashes.v1)


def _what(body: bytes) -> str:
    start = body[:200].lstrip().lower()
    if not start:
        return "nothing"
    if start.startswith((b"<?xml", b"<error")):
        return "XML"
    return "HTML" if start.startswith(b"<") else "something else"
