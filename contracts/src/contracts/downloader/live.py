"""Passing states of the downloader."""

from typing import ClassVar, Self
from uuid import UUID

from contracts.downloader.values import DownloadState
from contracts.message import Live
from contracts.service import Service
from contracts.values import EXAMPLE_DOWNLOAD


class DownloadProgress(Live):
    """How far a download is; at most twice a second for each, and only when something changed."""

    owner: ClassVar[Service] = Service.DOWNLOADER
    download_id: UUID
    state: DownloadState
    progress: float
    """0 to 1."""
    done_bytes: int
    total_bytes: int
    download_bytes_per_second: int
    upload_bytes_per_second: int
    eta_seconds: int | None = None
    seeders: int = 0
    peers: int = 0

    @classmethod
    def example(cls) -> Self:
        return cls(
            download_id=EXAMPLE_DOWNLOAD,
            state=DownloadState.DOWNLOADING,
            progress=0.42,
            done_bytes=588_000_000,
            total_bytes=1_400_000_000,
            download_bytes_per_second=12_000_000,
            upload_bytes_per_second=300_000,
            eta_seconds=68,
            seeders=12,
            peers=19,
        )
