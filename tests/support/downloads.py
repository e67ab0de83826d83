"""A download as the downloader shows it."""

from datetime import UTC, datetime
from uuid import UUID

from contracts.downloader.values import DownloadState, DownloadView

ADDED_AT = datetime(2024, 5, 1, 20, 12, tzinfo=UTC)


def download_view(download_id: UUID, name: str, state: DownloadState, error: str | None = None) -> DownloadView:
    """Two fifths of it are there."""
    return DownloadView(
        download_id=download_id,
        name=name,
        state=state,
        progress=0.4,
        total_bytes=100,
        done_bytes=40,
        uploaded_bytes=0,
        ratio=0,
        download_bytes_per_second=0,
        upload_bytes_per_second=0,
        eta_seconds=None,
        seeders=0,
        peers=0,
        client="embedded",
        info_hash=None,
        targets=(),
        indexer=None,
        quality=None,
        error=error,
        added_at=ADDED_AT,
        completed_at=None,
        imported_at=None,
    )
