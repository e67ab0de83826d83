"""What the downloader's entrypoints share."""

from dataclasses import dataclass

from contracts.downloader.values import DownloadLimits
from downloader.app.bell import Bell
from downloader.app.overview import Overview
from downloader.app.ports import DownloadClient
from downloader.entrypoints.watch import Watch


@dataclass(frozen=True, slots=True)
class App:
    """The downloader's adapters and what it has in memory."""

    client: DownloadClient
    overview: Overview
    bell: Bell
    watch: Watch
    first_limits: DownloadLimits
