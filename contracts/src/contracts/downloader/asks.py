"""What the downloader answers."""

from typing import ClassVar
from uuid import UUID

from contracts.downloader.values import DownloadLimits, DownloadState, DownloadView
from contracts.health import GetHealth
from contracts.message import Ask, Done, Value
from contracts.service import Service
from contracts.values import Page


class DownloaderAsk(Ask):
    """An ask that the downloader answers."""

    owner: ClassVar[Service] = Service.DOWNLOADER


class GetDownloaderHealth(GetHealth):
    """Can the downloader work?"""

    owner: ClassVar[Service] = Service.DOWNLOADER


class Downloads(Value):
    """One page of downloads, the newest first."""

    items: tuple[DownloadView, ...]
    next_cursor: str | None = None


class ListDownloads(DownloaderAsk):
    """Downloads; without a state all that were not removed."""

    answer: ClassVar[type[Value]] = Downloads
    state: DownloadState | None = None
    imported: bool | None = None
    """Only those whose files are in the library, or only the others."""
    title_id: UUID | None = None
    page: Page = Page()


class DownloadAsk(DownloaderAsk):
    """An ask about one download."""

    answer: ClassVar[type[Value]] = DownloadView
    download_id: UUID


class GetDownload(DownloadAsk):
    """One download as it is now."""


class PauseDownload(DownloadAsk):
    """Stop it until it is resumed."""


class ResumeDownload(DownloadAsk):
    """Let it go on."""


class RecheckDownload(DownloadAsk):
    """Compare what is on disk with the torrent's hashes; what is wrong is fetched again."""


class RemoveDownload(DownloadAsk):
    """Take it out of the client."""

    answer: ClassVar[type[Value]] = Done
    with_data: bool = True
    search_again: bool = False
    """Whether the indexer should take another release instead."""


class GetLimits(DownloaderAsk):
    """Limits and switches of the embedded client."""

    answer: ClassVar[type[Value]] = DownloadLimits


class SetLimits(DownloaderAsk):
    """Replace the limits and switches."""

    answer: ClassVar[type[Value]] = DownloadLimits
    limits: DownloadLimits
