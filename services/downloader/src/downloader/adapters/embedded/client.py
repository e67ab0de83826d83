"""The embedded BitTorrent client: one libtorrent session behind the port."""

import asyncio
import contextlib
import shutil
from collections.abc import Callable, Coroutine, Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

import libtorrent as lt

from contracts.downloader.values import DownloadLimits
from downloader.adapters.embedded.adding import adding_params, known_peers, metadata_params
from downloader.adapters.embedded.listening import Listening
from downloader.adapters.embedded.reading import facts_of, read_source
from downloader.adapters.embedded.saving import Saver
from downloader.adapters.embedded.session_settings import Network, limit_settings, torrent_flags
from downloader.adapters.embedded.state_folder import StateFolder
from downloader.adapters.embedded.torrent import Torrent
from downloader.adapters.embedded.verifying import disk_trouble, look_at_files
from downloader.app.ports import Addition
from downloader.domain.source import Source, SourceFacts
from downloader.domain.status import Phase, Status, Trouble
from kit.errors import InvalidInput

BUSY_SECONDS = 0.5
"""How often figures are taken while something is fetched."""
SEEDING_SECONDS = 5.0
VANISHED_AT_MOST = 3
LAST_SAVES_SECONDS = 4.0
REMOVED_SECONDS = 10.0


class EmbeddedClient:
    """A client inside this process. Open it with `open_embedded_client`; `changed` is called when a status changes."""

    name = "embedded"

    def __init__(
        self,
        session: lt.session,
        *,
        root: Path,
        saver: Saver,
        state: StateFolder,
        network: Network,
        changed: Callable[[], None],
    ) -> None:
        self._session = session
        self._root = root
        self._saver = saver
        self._state = state
        self._network = network
        self._limits = DownloadLimits()
        self._torrents: dict[UUID, Torrent] = {}
        self._ids: dict[Any, UUID] = {}
        self._changed = changed
        self._stir = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self._removals: dict[Any, asyncio.Event] = {}
        self.listening = Listening(session)

    def read(self, source: Source) -> SourceFacts:
        return facts_of(read_source(source))

    async def add(self, addition: Addition) -> None:
        if addition.torrent_id in self._torrents:
            return
        torrent = Torrent(addition.torrent_id, addition.source, addition.completed, self._root)
        self._torrents[torrent.torrent_id] = torrent
        async with torrent.lock:
            try:
                params = await asyncio.to_thread(adding_params, torrent, self._state, self._limits)
                if torrent.completed and await asyncio.to_thread(torrent.has_missing_files):
                    torrent.suffer(Trouble.GONE, "its files are no longer there")
                else:
                    await self._give(torrent, params)
            except InvalidInput as error:
                torrent.suffer(Trouble.INVALID, error.detail)
        self._note()

    async def run(self, torrent_id: UUID) -> None:
        torrent = self._torrents.get(torrent_id)
        if torrent is None:
            return
        torrent.running = True
        if torrent.handle is not None:
            torrent.recover()
            torrent.handle.clear_error()
            torrent.handle.unset_flags(lt.torrent_flags.upload_mode)
            torrent.handle.resume()
            if torrent.is_fetched and not torrent.whole:
                self._start(self._finish(torrent))
        self._note()

    async def hold(self, torrent_id: UUID) -> None:
        torrent = self._torrents.get(torrent_id)
        if torrent is None:
            return
        torrent.running = False
        if torrent.handle is not None:
            torrent.handle.pause()
        self._note()

    async def recheck(self, torrent_id: UUID) -> None:
        torrent = self._torrents.get(torrent_id)
        if torrent is not None and torrent.handle is not None and torrent.files:
            self._recheck(torrent)

    async def remove(self, torrent_id: UUID, *, with_data: bool) -> None:
        torrent = self._torrents.pop(torrent_id, None)
        if torrent is not None:
            async with torrent.lock:
                if torrent.handle is not None:
                    await self._take(torrent)
        await self._saver.forget(torrent_id)
        if with_data:
            folder = self._root / str(torrent_id)
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=not folder.is_dir())

    async def apply(self, limits: DownloadLimits) -> None:
        self._limits = limits
        await asyncio.to_thread(self._session.apply_settings, limit_settings(limits, self._network))
        for torrent in self._torrents.values():
            if torrent.handle is not None:
                for flag, is_set in torrent_flags(limits).items():
                    (torrent.handle.set_flags if is_set else torrent.handle.unset_flags)(flag)

    def find_status(self, torrent_id: UUID) -> Status | None:
        torrent = self._torrents.get(torrent_id)
        return torrent.status() if torrent else None

    def statuses(self) -> Sequence[Status]:
        return [torrent.status() for torrent in self._torrents.values()]

    def handlers(self) -> dict[type, Callable[[Any], None]]:
        """What each kind of alert leads to."""
        return {
            lt.state_update_alert: self._on_figures,
            lt.metadata_received_alert: self._on_metadata,
            lt.torrent_finished_alert: self._on_state,
            lt.torrent_checked_alert: self._on_state,
            lt.state_changed_alert: self._on_state,
            lt.torrent_error_alert: self._on_error,
            lt.file_error_alert: self._on_error,
            lt.save_resume_data_alert: self._on_saved,
            lt.save_resume_data_failed_alert: self._on_saved,
            lt.cache_flushed_alert: self._on_flushed,
            lt.torrent_removed_alert: self._on_removed,
            **self.listening.handlers(),
        }

    async def keep_asking(self) -> None:
        """Take figures while there is something to tell; sleep else."""
        while True:
            self._stir.clear()
            pause = self._pause()
            with contextlib.suppress(TimeoutError):
                async with asyncio.timeout(pause):
                    await self._stir.wait()
            self._session.post_torrent_updates(0)
            await asyncio.sleep(BUSY_SECONDS / 2 if self._stir.is_set() else 0)

    async def end(self) -> None:
        """Wait for libtorrent's threads, which go with the last reference."""
        last = [self._session]
        self.listening.forget()
        del self._session
        await asyncio.to_thread(last.clear)

    async def stand_still(self) -> None:
        """Keep what there is; nothing moves after that."""
        self._session.pause()
        for task in self._tasks:
            task.cancel()
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(LAST_SAVES_SECONDS):
                held = [torrent for torrent in self._torrents.values() if torrent.handle is not None]
                await asyncio.gather(*(self._saver.save(torrent) for torrent in held))
        await self._saver.save_session(self._session)

    async def _give(self, torrent: Torrent, params: lt.add_torrent_params) -> None:
        try:
            torrent.handle = await asyncio.to_thread(self._session.add_torrent, params)
        except RuntimeError as error:
            torrent.suffer(Trouble.INVALID, f"the client refuses it: {error}")
            return
        self._ids[torrent.handle] = torrent.torrent_id
        first = await asyncio.to_thread(torrent.handle.status, 0)
        if torrent.seen is None:  # else news have come meanwhile
            self._see(torrent, first)
        if torrent.running:
            torrent.handle.resume()
        self._stir.set()

    async def _take(self, torrent: Torrent) -> None:
        removed = self._removals[torrent.handle] = asyncio.Event()
        self._session.remove_torrent(torrent.handle)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(REMOVED_SECONDS):
                await removed.wait()
        self._removals.pop(torrent.handle, None)
        self._ids.pop(torrent.handle, None)
        self._saver.drop(torrent.torrent_id)
        torrent.handle = None
        torrent.see(None)

    def _pause(self) -> float | None:
        statuses = (torrent.status() for torrent in self._torrents.values() if torrent.handle is not None)
        phases = {status.phase for status in statuses if status.running or status.phase is Phase.OPENING}
        if not phases:
            return None
        return SEEDING_SECONDS if phases == {Phase.FINISHED} else BUSY_SECONDS

    def _find(self, handle: Any) -> Torrent | None:
        torrent_id = self._ids.get(handle)
        return self._torrents.get(torrent_id) if torrent_id else None

    def _note(self) -> None:
        self._changed()
        self._stir.set()

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def _on_figures(self, alert: Any) -> None:
        for seen in alert.status:
            if torrent := self._find(seen.handle):
                self._see(torrent, seen)

    def _see(self, torrent: Torrent, seen: Any) -> None:
        was_fetched = torrent.is_fetched
        torrent.see(seen)
        if torrent.is_fetched and not was_fetched:
            self._start(self._finish(torrent))
        elif seen.need_save_resume:
            self._saver.save_soon(torrent, busy=not torrent.whole)
        self._changed()

    def _on_state(self, alert: Any) -> None:
        # Asked for at once: figures that came before the torrent was known here are not sent again.
        if torrent := self._find(alert.handle):
            self._see(torrent, alert.handle.status(0))
        self._stir.set()

    def _on_metadata(self, alert: Any) -> None:
        torrent = self._find(alert.handle)
        if torrent is not None and not torrent.files:
            self._start(self._become_whole_torrent(torrent))

    def _on_error(self, alert: Any) -> None:
        torrent = self._find(alert.handle)
        if torrent is None:
            return
        trouble = disk_trouble(alert.error)
        if trouble is Trouble.GONE and not torrent.completed:
            self._fetch_again(torrent)
        else:
            torrent.suffer(trouble, str(alert.error.message()))
        self._note()

    def _on_saved(self, alert: Any) -> None:
        torrent = self._find(alert.handle)
        if torrent is not None:
            self._saver.take(torrent, getattr(alert, "params", None))

    def _on_flushed(self, alert: Any) -> None:
        if torrent := self._find(alert.handle):
            self._saver.flushed(torrent)

    def _on_removed(self, alert: Any) -> None:
        if removed := self._removals.get(alert.handle):
            removed.set()

    async def _become_whole_torrent(self, torrent: Torrent) -> None:
        """A magnet link's metadata has come: judge it, and start again with names of our own."""
        async with torrent.lock:
            if torrent.handle is None:
                return
            try:
                params = await asyncio.to_thread(metadata_params, torrent, self._state, self._limits)
            except InvalidInput as error:
                torrent.suffer(Trouble.INVALID, error.detail)
            else:
                await self._take(torrent)
                await self._give(torrent, params)
        self._note()

    async def _finish(self, torrent: Torrent) -> None:
        """Every piece is right: have it written, look whether the files are there, make them last."""
        async with torrent.lock:
            if torrent.handle is None or not torrent.is_fetched or torrent.whole:
                return
            try:
                await self._saver.save(torrent)
                missing, hollow = await asyncio.to_thread(look_at_files, torrent)
            except OSError as error:
                torrent.suffer(Trouble.DISK, error.strerror or str(error))
            else:
                self._conclude(torrent, missing=missing, hollow=hollow)
        self._note()

    def _conclude(self, torrent: Torrent, *, missing: bool, hollow: bool) -> None:
        if missing and torrent.completed:
            torrent.suffer(Trouble.GONE, "its files are no longer there")
        elif missing:
            self._fetch_again(torrent)
        elif hollow and not torrent.was_checked:
            self._recheck(torrent)
        else:
            torrent.whole = torrent.completed = True

    def _fetch_again(self, torrent: Torrent) -> None:
        torrent.vanished += 1
        if torrent.vanished > VANISHED_AT_MOST:
            torrent.suffer(Trouble.KEEPS_VANISHING, "its files were removed again and again while it was fetched")
        else:
            self._recheck(torrent)

    def _recheck(self, torrent: Torrent) -> None:
        torrent.whole = False
        torrent.was_checked = True
        torrent.see(None)
        self._start(self._begin_anew(torrent))

    async def _begin_anew(self, torrent: Torrent) -> None:
        """Add it again as if nothing were known of its pieces: libtorrent's own recheck loses the way to its peers."""
        async with torrent.lock:
            if torrent.handle is None:
                return
            peers = known_peers(torrent)
            await self._take(torrent)
            params = await asyncio.to_thread(adding_params, torrent, self._state, self._limits, trusts_pieces=False)
            params.peers = peers
            torrent.recover()
            await self._give(torrent, params)
        self._note()
