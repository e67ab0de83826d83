"""Reads torrent files and magnet links, within bounds."""

import libtorrent as lt

from downloader.domain.source import Source, SourceFacts
from kit.errors import InvalidInput

MAX_FILES = 20_000
MAX_TORRENT_BYTES = 10_000_000
MAX_MAGNET_CHARACTERS = 20_000
MAX_TRACKERS = 100
MAX_PIECES = 500_000
MAX_PIECE_BYTES = 512 * 1024 * 1024
MAX_DEPTH = 100
MAX_TOKENS = 5_000_000
_BOUNDS = {
    "max_buffer_size": MAX_TORRENT_BYTES,
    "max_pieces": MAX_PIECES,
    "max_decode_depth": MAX_DEPTH,
    "max_decode_tokens": MAX_TOKENS,
}


def read_source(source: Source) -> lt.add_torrent_params:
    """The parameters to add a torrent with; without metadata for a magnet link.

    Raises:
        InvalidInput: it can't be read, or is larger than any honest one.
    """
    if (source.torrent is None) == (source.magnet is None):
        raise InvalidInput("Either a torrent file or a magnet link is needed")
    try:
        params = _read_magnet(source.magnet) if source.magnet is not None else _read_file(source.torrent or b"")
    except (RuntimeError, ValueError, OverflowError, TypeError) as error:
        raise InvalidInput(f"It is no torrent: {error}") from None
    params.trackers = params.trackers[:MAX_TRACKERS]
    params.tracker_tiers = params.tracker_tiers[:MAX_TRACKERS]
    params.url_seeds = params.url_seeds[:MAX_TRACKERS]
    if params.ti is not None:
        check_info(params.ti)
    return params


def check_info(info: lt.torrent_info) -> None:
    """Whether its metadata is within bounds.

    Raises:
        InvalidInput: it is not.
    """
    files = info.layout()
    if info.num_files() > MAX_FILES:
        raise InvalidInput(f"The torrent has {info.num_files()} files; at most {MAX_FILES} are taken")
    if info.piece_length() > MAX_PIECE_BYTES or info.num_pieces() > MAX_PIECES:
        raise InvalidInput("The torrent's pieces are too large or too many")
    if any(files.file_flags(number) & lt.file_storage.flag_symlink for number in range(files.num_files())):
        raise InvalidInput("The torrent contains symbolic links")
    if info.total_size() <= 0:
        raise InvalidInput("The torrent is empty")


def facts_of(params: lt.add_torrent_params) -> SourceFacts:
    """What is known before anything is fetched."""
    info = params.ti
    return SourceFacts(
        hash_key(info.info_hashes() if info is not None else params.info_hashes),
        info.name() if info is not None else params.name,
        info.total_size() if info is not None else None,
    )


def hash_key(hashes: lt.info_hash_t) -> str:
    """The one hash that a torrent is known by: v1 where it has one, else the first 20 bytes of v2."""
    return str(hashes.v1 if hashes.has_v1() else hashes.get_best())


def _read_file(torrent: bytes) -> lt.add_torrent_params:
    return lt.load_torrent_buffer(torrent, _BOUNDS)  # type: ignore[no-any-return,call-overload]  # its stub knows no bounds


def _read_magnet(magnet: str) -> lt.add_torrent_params:
    if len(magnet) > MAX_MAGNET_CHARACTERS:
        raise ValueError("the magnet link is too long")
    return lt.parse_magnet_uri(magnet)
