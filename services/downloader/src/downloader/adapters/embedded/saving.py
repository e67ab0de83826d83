"""Keeps which pieces there are, so that a crash costs seconds and a stop nothing.

libtorrent counts a piece as there while it is still on the way to the disk. So each state is written only after
everything that had come by then was flushed: what the state promises is in the files, whenever we are killed.
"""

import asyncio
import time
from collections import defaultdict, deque
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from uuid import UUID

import libtorrent as lt

from downloader.adapters.embedded.state_folder import StateFolder
from downloader.adapters.embedded.torrent import Torrent

BUSY_SECONDS = 2.0
CALM_SECONDS = 60.0
PATIENCE_SECONDS = 120.0
_Done = asyncio.Future[None]


@dataclass
class _Queue:
    """Saves of one torrent under way, in order: asked of libtorrent, then waiting for the flush."""

    asked: deque[_Done | None] = field(default_factory=deque)
    flushing: deque[tuple[bytes, _Done | None]] = field(default_factory=deque)


class Saver:
    """Asks libtorrent for the state of a torrent and writes it, off the event loop."""

    def __init__(self, state: StateFolder, writer: ThreadPoolExecutor) -> None:
        self._state = state
        self._writer = writer
        self._queues: defaultdict[UUID, _Queue] = defaultdict(_Queue)

    def save_soon(self, torrent: Torrent, *, busy: bool) -> None:
        """Unless that was just done."""
        now, queue = time.monotonic(), self._queues[torrent.torrent_id]
        is_due = now - torrent.saved_at >= (BUSY_SECONDS if busy else CALM_SECONDS)
        if is_due and not queue.asked and not queue.flushing:
            torrent.saved_at = now
            queue.asked.append(None)
            torrent.handle.save_resume_data(lt.save_resume_flags_t.only_if_modified)

    async def save(self, torrent: Torrent) -> None:
        """Returns when all that has come is in the files, and the state that says so is on the disk.

        Raises:
            OSError: it can't be written, or not in time.
        """
        done: _Done = asyncio.get_running_loop().create_future()
        self._queues[torrent.torrent_id].asked.append(done)
        torrent.handle.save_resume_data(0)
        async with asyncio.timeout(PATIENCE_SECONDS):
            await done

    def take(self, torrent: Torrent, params: lt.add_torrent_params | None) -> None:
        """What libtorrent gave; None when there was nothing new or it could not."""
        queue = self._queues[torrent.torrent_id]
        done = queue.asked.popleft() if queue.asked else None
        if params is None:
            _settle(done)
            return
        queue.flushing.append((lt.write_resume_data_buf(params), done))
        torrent.handle.flush_cache()

    def flushed(self, torrent: Torrent) -> None:
        """Everything that had come when it was asked is in the files."""
        queue = self._queues[torrent.torrent_id]
        if not queue.flushing:
            return
        data, done = queue.flushing.popleft()
        written = asyncio.get_running_loop().run_in_executor(
            self._writer, self._write, torrent.torrent_id, data, done is not None
        )
        written.add_done_callback(lambda future: _settle(done, future.exception()))

    def drop(self, torrent_id: UUID) -> None:
        """libtorrent has let go of it: nothing more will be told."""
        if queue := self._queues.pop(torrent_id, None):
            for done in (*queue.asked, *(done for _, done in queue.flushing)):
                _settle(done)

    async def forget(self, torrent_id: UUID) -> None:
        """After everything that is being written."""
        self.drop(torrent_id)
        await asyncio.get_running_loop().run_in_executor(self._writer, self._state.forget, torrent_id)

    async def save_session(self, session: lt.session) -> None:
        """The nodes of the DHT, for a quick next start."""
        kept = lt.write_session_params_buf(session.session_state(lt.save_state_flags_t.save_dht_state))
        await asyncio.get_running_loop().run_in_executor(self._writer, self._state.save_session, kept)

    def _write(self, torrent_id: UUID, data: bytes, sync: bool) -> None:
        self._state.save_resume(torrent_id, data, sync=sync)


def _settle(done: _Done | None, error: BaseException | None = None) -> None:
    if done is None or done.done():
        return
    if error is None:
        done.set_result(None)
    else:
        done.set_exception(error)
