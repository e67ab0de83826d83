"""How a torrent goes into the session: under our names, in its own folder, with what it had."""

import contextlib
from typing import Any

import libtorrent as lt

from contracts.downloader.values import DownloadLimits
from downloader.adapters.embedded.reading import MAX_TORRENT_BYTES, check_info, facts_of, hash_key, read_source
from downloader.adapters.embedded.session_settings import torrent_flags
from downloader.adapters.embedded.state_folder import StateFolder
from downloader.adapters.embedded.torrent import Torrent
from kit.errors import InvalidInput
from kit.files.roots import confine

MAX_KEPT_PEERS = 100


def adding_params(
    torrent: Torrent, state: StateFolder, limits: DownloadLimits, *, trusts_pieces: bool = True
) -> lt.add_torrent_params:
    """From its source, and from what was kept of it; without trust, all pieces that are on the disk are checked.

    Raises:
        InvalidInput: the source can't be used.
    """
    params = read_source(torrent.source)
    if params.ti is None and (info := state.find_info(torrent.torrent_id)) is not None:
        params.ti = _info(info)
    if params.ti is not None and (resume := state.find_resume(torrent.torrent_id)) is not None:
        with contextlib.suppress(RuntimeError):
            params = _resumed(params, lt.read_resume_data(resume))
    if not trusts_pieces or (state.lost_power and not torrent.completed):
        params.have_pieces, params.verified_pieces, params.unfinished_pieces = [], [], {}
    return _placed(params, torrent, limits)


def metadata_params(torrent: Torrent, state: StateFolder, limits: DownloadLimits) -> lt.add_torrent_params:
    """For a magnet link whose metadata has come, which is kept; the peers that it came from are asked first.

    Raises:
        InvalidInput: the metadata is not within bounds.
    """
    found = torrent.handle.torrent_file()
    section = bytes(found.info_section()) if found is not None else b""
    if len(section) > MAX_TORRENT_BYTES:
        raise InvalidInput(f"The torrent's metadata has {len(section)} bytes")
    params = read_source(torrent.source)
    params.ti = _info(section)
    check_info(params.ti)
    params.peers = known_peers(torrent)
    state.save_info(torrent.torrent_id, section)
    return _placed(params, torrent, limits)


def known_peers(torrent: Torrent) -> list[Any]:
    """Addresses that it has called itself: those that called us may not be reached."""
    peers = torrent.handle.get_peer_info()
    return [peer.ip for peer in peers if peer.flags & lt.peer_info.local_connection][:MAX_KEPT_PEERS]


def _placed(params: lt.add_torrent_params, torrent: Torrent, limits: DownloadLimits) -> lt.add_torrent_params:
    confine(torrent.root, str(torrent.torrent_id))
    params.save_path = str(torrent.folder)
    params.renamed_files = torrent.learn(params.ti) if params.ti is not None else {}
    flags = lt.torrent_flags
    params.flags = flags.paused | flags.update_subscribe | flags.duplicate_is_error
    # What was kept while a magnet's metadata came says of every file that it is not wanted.
    params.file_priorities, params.piece_priorities = [], []
    if params.ti is None:
        params.flags |= flags.default_dont_download
    for flag, is_set in torrent_flags(limits).items():
        if is_set:
            params.flags |= flag
    return params


def _resumed(params: lt.add_torrent_params, resumed: lt.add_torrent_params) -> lt.add_torrent_params:
    if hash_key(resumed.info_hashes) != facts_of(params).info_hash:
        return params
    resumed.ti = params.ti
    resumed.trackers, resumed.tracker_tiers = params.trackers, params.tracker_tiers
    resumed.url_seeds = params.url_seeds
    return resumed


def _info(section: bytes) -> lt.torrent_info:
    try:
        info = lt.load_torrent_buffer(b"d4:info" + section + b"e").ti
    except (RuntimeError, ValueError) as error:
        raise InvalidInput(f"The torrent's metadata can't be read: {error}") from None
    if info is None:
        raise InvalidInput("The torrent has no metadata")
    return info
