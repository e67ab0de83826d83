"""Watches the client and the database, and brings them together: whatever happened, in whichever order, however often.

Each round looks at where things stand, not at what happened, so a round that failed or never came loses nothing.
"""

import asyncio
import time
from datetime import UTC, datetime
from uuid import UUID

from contracts.downloader.values import DownloadLimits
from contracts.envelope import Cause
from contracts.service import Service
from downloader.adapters.db.downloads import StoredDownloads
from downloader.adapters.db.limits import StoredLimits
from downloader.adapters.db.torrents import StoredTorrents
from downloader.app.bell import Bell
from downloader.app.overview import SOON_SECONDS, Overview
from downloader.app.ports import Addition, Disk, DownloadClient, Space
from downloader.app.settle_download import settle_download
from downloader.domain.download import Download
from downloader.domain.settling import settle
from downloader.domain.standing import Standing
from downloader.domain.status import Phase, Trouble
from downloader.entrypoints.progress import ProgressLine
from kit.bus.fate import is_outage
from kit.db.units import Units
from kit.telemetry.logs import logger

OUTAGE_SECONDS = 1.0
FAULT_SECONDS = 15.0


class Watch:
    """The one place that acts on the client."""

    def __init__(
        self,
        *,
        client: DownloadClient,
        disk: Disk,
        units: Units,
        progress: ProgressLine,
        bell: Bell,
        overview: Overview,
        first_limits: DownloadLimits,
    ) -> None:
        self._client = client
        self._disk = disk
        self._units = units
        self._progress = progress
        self._bell = bell
        self._overview = overview
        self._first_limits = first_limits
        self._is_restored = False
        self._was_away = False
        self._sweeps = True
        self._has_new_limits = True
        self._settled: dict[UUID, Standing] = {}

    async def run(self) -> None:
        """Until cancelled."""
        log = logger(Service.DOWNLOADER)
        while True:
            try:
                await self.round()
            except Exception as error:
                outage = is_outage(error)
                log.warning("downloads were not looked after", error=str(error), exc_info=None if outage else error)
                await asyncio.sleep(OUTAGE_SECONDS if outage else FAULT_SECONDS)
            else:
                await self._bell.wait(self._pause())

    async def round(self) -> None:
        """One look at everything."""
        kept = self._bell.take_kept()
        try:
            space = await self._disk.find_space()
            if kept or self._sweeps:
                await self._sweep()
            if self._has_new_limits:
                await self._apply_limits()
            if not self._is_restored:
                space = await self._restore(space)
            if self._is_restored:
                await self._take_in(kept)
            await self._steer(space)
            if space is not None:
                await self._settle_all()
        except BaseException:
            for torrent_id in kept:
                self._bell.kept(torrent_id)
            raise
        await self._progress.tell(self._overview)

    def limits_changed(self) -> None:
        """Other limits were committed; they are read here and nowhere else, so that the last ones win."""
        self._has_new_limits = True
        self._bell.ring()

    def _pause(self) -> float | None:
        looked_after = self._overview.next_look_seconds() if self._is_restored else SOON_SECONDS
        return self._progress.sooner_than(looked_after)

    async def _apply_limits(self) -> None:
        self._has_new_limits = False
        try:
            async with self._units.begin(Cause.fresh()) as unit:
                limits = await StoredLimits(unit.sql, self._first_limits).get()
            await self._client.apply(limits)
        except BaseException:
            self._has_new_limits = True
            raise
        self._overview.limits = limits
        self._settled.clear()

    async def _restore(self, space: Space | None) -> Space | None:
        """After a start: all that the client shall have. Without the root nothing is taken for gone."""
        async with self._units.begin(Cause.fresh()) as unit:
            additions = await StoredTorrents(unit.sql).list_additions(None)
            has_files = await StoredDownloads(unit.sql).has_begun()
        if space is None and not has_files:
            await self._disk.claim()
            space = await self._disk.find_space()
        if space is None:
            return None
        while additions:
            await self._admit(additions)
            async with self._units.begin(Cause.fresh()) as unit:
                additions = await StoredTorrents(unit.sql).list_additions(additions[-1].torrent_id)
        self._is_restored = True
        return space

    async def _sweep(self) -> None:
        """Let go of what nobody wants any more, first of all: the same torrent may come again."""
        async with self._units.begin(Cause.fresh()) as unit:
            leavers = await StoredTorrents(unit.sql).list_leavers()
        for leaver in leavers:
            await self._client.remove(leaver.torrent_id, with_data=leaver.drops_data)
            self._overview.forget(leaver.torrent_id)
            async with self._units.begin(Cause.fresh()) as unit:
                await StoredTorrents(unit.sql).forget(leaver.torrent_id)
        self._sweeps = len(leavers) > 0

    async def _take_in(self, torrent_ids: set[UUID]) -> None:
        for torrent_id in torrent_ids:
            async with self._units.begin(Cause.fresh()) as unit:
                addition = await StoredTorrents(unit.sql).find_addition(torrent_id)
            if addition is not None:
                await self._admit([addition])

    async def _admit(self, additions: list[Addition]) -> None:
        torrent_ids = [addition.torrent_id for addition in additions]
        async with self._units.begin(Cause.fresh()) as unit:
            downloads = await StoredDownloads(unit.sql).list_sharing(torrent_ids)
        self._overview.know(torrent_ids, downloads)
        for addition in additions:
            self._settled.pop(addition.torrent_id, None)
            await self._client.add(addition)

    async def _steer(self, space: Space | None) -> None:
        came_back, self._was_away = self._was_away and space is not None, space is None
        self._overview.judge(self._client.statuses(), space, time.monotonic())
        for standing in self._overview.standings():
            status = standing.status
            if status.phase is Phase.OPENING:
                continue  # soon it is known how much is there
            if standing.hold is not None and status.running:
                await self._client.hold(status.torrent_id)
            elif standing.hold is None and (not status.running or status.trouble is Trouble.DISK):
                await self._client.run(status.torrent_id)
            elif came_back and status.trouble is Trouble.GONE:
                await self._client.run(status.torrent_id)  # nothing could be read while the root was away

    async def _settle_all(self) -> None:
        for standing in self._overview.standings():
            torrent_id = standing.status.torrent_id
            if self._settled.get(torrent_id) == standing:
                continue
            for download in self._overview.sharing(torrent_id):
                await self._settle(download, standing)
            self._settled[torrent_id] = standing

    async def _settle(self, download: Download, standing: Standing) -> None:
        now, limits = datetime.now(UTC), self._overview.limits
        if settle(download, standing, limits, now).download == download:
            return
        async with self._units.begin(download.cause) as unit:
            kept = await settle_download(
                download.download_id,
                standing,
                limits=limits,
                downloads=StoredDownloads(unit.sql),
                torrents=StoredTorrents(unit.sql),
                outbox=unit,
                now=now,
            )
        if kept is not None:
            self._overview.replace(kept)
            self._sweeps = self._sweeps or not kept.is_live
            self._bell.ring()
