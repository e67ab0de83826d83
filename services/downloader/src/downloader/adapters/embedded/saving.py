"""Keeps which pieces there are, so that a crash costs seconds and a stop nothing."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import libtorrent as lt

from downloader.adapters.embedded.state_folder import StateFolder
from downloader.adapters.embedded.torrent import Torrent

BUSY_SECONDS = 2.0
CALM_SECONDS = 60.0
_SOON = lt.save_resume_flags_t.flush_disk_cache | lt.save_resume_flags_t.only_if_modified
_LAST = lt.save_resume_flags_t.flush_disk_cache


class Saver:
    """Asks libtorrent for resume data and writes it, in order, off the event loop."""

    def __init__(self, state: StateFolder, writer: ThreadPoolExecutor) -> None:
        self._state = state
        self._writer = writer
        self._waiting: dict[UUID, list[asyncio.Future[None]]] = {}

    def save_soon(self, torrent: Torrent, *, busy: bool) -> None:
        """Unless that was just done."""
        now = time.monotonic()
        if now - torrent.saved_at >= (BUSY_SECONDS if busy else CALM_SECONDS):
            torrent.saved_at = now
            torrent.handle.save_resume_data(_SOON)

    async def save(self, torrent: Torrent, *, last: bool) -> None:
        """Returns when all that libtorrent held in memory is with the system, and the state is on the disk."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(torrent.torrent_id, []).append(done)
        torrent.handle.save_resume_data(_LAST if last else _SOON)
        await done

    def take(self, torrent: Torrent, params: lt.add_torrent_params | None) -> None:
        """What libtorrent gave; None when there was nothing new or it could not."""
        waiting = self._waiting.pop(torrent.torrent_id, [])
        if params is None:
            _settle(waiting)
            return
        data = lt.write_resume_data_buf(params)
        loop = asyncio.get_running_loop()
        written = loop.run_in_executor(self._writer, self._write, torrent.torrent_id, data, bool(waiting))
        written.add_done_callback(lambda future: _settle(waiting, future.exception()))

    async def forget(self, torrent_id: UUID) -> None:
        """After everything that is being written."""
        await asyncio.get_running_loop().run_in_executor(self._writer, self._state.forget, torrent_id)

    async def save_session(self, session: lt.session) -> None:
        """The nodes of the DHT, for a quick next start."""
        kept = lt.write_session_params_buf(session.session_state(lt.save_state_flags_t.save_dht_state))
        await asyncio.get_running_loop().run_in_executor(self._writer, self._state.save_session, kept)

    def _write(self, torrent_id: UUID, data: bytes, sync: bool) -> None:
        self._state.save_resume(torrent_id, data, sync=sync)


def _settle(waiting: list[asyncio.Future[None]], error: BaseException | None = None) -> None:
    for future in waiting:
        if future.done():
            continue
        if error is None:
            future.set_result(None)
        else:
            future.set_exception(error)
