"""Where every torrent stands, in memory: what the client says, put together with what is wanted."""

from collections.abc import Collection
from dataclasses import replace
from uuid import UUID

from contracts.downloader.values import DownloadLimits
from downloader.app.ports import Space
from downloader.domain.activity import Activity
from downloader.domain.download import Download
from downloader.domain.failing import find_failure
from downloader.domain.standing import Hold, Standing
from downloader.domain.status import Phase, Status, Trouble
from downloader.domain.steering import Holding, Wish, choose_holds

DISK_RETRY_SECONDS = 5.0
SOON_SECONDS = 5.0
SEEDING_SECONDS = 15.0


class Overview:
    """Knows the live downloads of each torrent and judges their statuses. Times are of a clock that goes forward."""

    def __init__(self) -> None:
        self.limits = DownloadLimits()
        self._downloads: dict[UUID, list[Download]] = {}
        self._activities: dict[UUID, Activity] = {}
        self._refused_at: dict[UUID, float] = {}
        self._standings: dict[UUID, Standing] = {}

    def know(self, torrent_ids: Collection[UUID], downloads: Collection[Download]) -> None:
        """These are now all live downloads of these torrents."""
        for torrent_id in torrent_ids:
            sharing = [download for download in downloads if download.torrent_id == torrent_id]
            if sharing:
                self._downloads[torrent_id] = sharing
            else:
                self.forget(torrent_id)

    def forget(self, torrent_id: UUID) -> None:
        for known in (self._downloads, self._activities, self._refused_at, self._standings):
            known.pop(torrent_id, None)

    def replace(self, download: Download) -> None:
        """It was kept like this."""
        torrent_id = download.torrent_id
        others = [other for other in self._downloads.get(torrent_id, ()) if other.download_id != download.download_id]
        self.know([torrent_id], [*others, download] if download.is_live else others)

    def sharing(self, torrent_id: UUID) -> tuple[Download, ...]:
        return tuple(self._downloads.get(torrent_id, ()))

    def find_standing(self, torrent_id: UUID) -> Standing | None:
        return self._standings.get(torrent_id)

    def standings(self) -> list[Standing]:
        return list(self._standings.values())

    def judge(self, statuses: Collection[Status], space: Space | None, now: float) -> None:
        """Take in what the client says and what the disk has; afterwards every standing is of this moment."""
        known = [status for status in statuses if status.torrent_id in self._downloads]
        idle = {status.torrent_id: self._follow(status, now) for status in known}
        wishes = [self._wish(status, idle[status.torrent_id], now) for status in known]
        holds = choose_holds(wishes, free_bytes=space.free_bytes if space else None, limits=self.limits)
        capacity = space.capacity_bytes if space else None
        self._standings = {
            status.torrent_id: self._stand(status, holds[status.torrent_id], idle[status.torrent_id], capacity)
            for status in known
        }

    def next_look_seconds(self) -> float | None:
        """When time alone may change something; None while only news can."""
        standings = self._standings.values()
        if any(_waits(standing) for standing in standings):
            return SOON_SECONDS
        if any(standing.hold is None for standing in standings):
            return SEEDING_SECONDS
        return None

    def _follow(self, status: Status, now: float) -> float:
        return self._activities.setdefault(status.torrent_id, Activity(now)).follow(status, now)

    def _wish(self, status: Status, idle_seconds: float, now: float) -> Wish:
        downloads = self._downloads[status.torrent_id]
        return Wish(
            status,
            min(download.added_at for download in downloads),
            paused=all(download.paused for download in downloads),
            seeded=all(download.seeded_at for download in downloads),
            refused=self._is_refused(status, now),
            idle_seconds=idle_seconds,
        )

    def _is_refused(self, status: Status, now: float) -> bool:
        """Whether the disk refused it a moment ago; after that it may try again."""
        if status.trouble is not Trouble.DISK:
            self._refused_at.pop(status.torrent_id, None)
            return False
        return now - self._refused_at.setdefault(status.torrent_id, now) < DISK_RETRY_SECONDS

    def _stand(self, status: Status, holding: Holding | None, idle_seconds: float, capacity: int | None) -> Standing:
        failure = find_failure(status, idle_seconds=idle_seconds, limits=self.limits, capacity_bytes=capacity)
        standing = Standing(status, idle_seconds=idle_seconds, failure=failure)
        return replace(standing, hold=holding.hold, hold_detail=holding.detail) if holding else standing


def _waits(standing: Standing) -> bool:
    if standing.hold is not None:
        return standing.hold in (Hold.SPACE, Hold.DISK, Hold.ROOT)
    return standing.status.phase is not Phase.FINISHED
