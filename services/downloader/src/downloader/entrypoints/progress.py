"""Tells on the live line how far downloads are: only what changed, and each at most twice a second."""

import time
from dataclasses import dataclass
from uuid import UUID

from contracts.downloader.live import DownloadProgress
from contracts.message import Live
from downloader.app.describe_download import describe_progress
from downloader.app.overview import Overview
from downloader.domain.status import Phase
from kit.bus.live import LiveLine

EVERY_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class _Told:
    message: Live
    at: float


class ProgressLine:
    """Remembers what it told last of each download."""

    def __init__(self, live: LiveLine) -> None:
        self._live = live
        self._told: dict[UUID, _Told] = {}
        self._is_late = False

    async def tell(self, overview: Overview) -> None:
        """Send what is news by now."""
        now = time.monotonic()
        messages = {message.download_id: message for message in _messages(overview)}
        news = {key: message for key, message in messages.items() if not self._knows(key, message)}
        due = {key: message for key, message in news.items() if self._is_due(key, now)}
        for key, message in due.items():
            await self._live.send(message)
            self._told[key] = _Told(message, now)
        self._is_late = len(due) < len(news)
        self._told = {key: told for key, told in self._told.items() if key in messages}

    def sooner_than(self, seconds: float | None) -> float | None:
        """When to look again, where `seconds` would do for everything else."""
        return EVERY_SECONDS if self._is_late else seconds

    def _knows(self, key: UUID, message: DownloadProgress) -> bool:
        return key in self._told and self._told[key].message == message

    def _is_due(self, key: UUID, now: float) -> bool:
        return key not in self._told or now - self._told[key].at >= EVERY_SECONDS


def _messages(overview: Overview) -> list[DownloadProgress]:
    return [
        describe_progress(download, standing)
        for standing in overview.standings()
        if standing.status.phase is not Phase.OPENING
        for download in overview.sharing(standing.status.torrent_id)
    ]
