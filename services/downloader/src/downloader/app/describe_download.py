"""A download as people see it."""

from contracts.downloader.live import DownloadProgress
from contracts.downloader.values import DownloadView
from downloader.domain.download import Download
from downloader.domain.standing import Standing, explain, state_of
from downloader.domain.status import Phase, Status


def describe_download(download: Download, standing: Standing | None) -> DownloadView:
    """What is kept, with the client's figures of this moment."""
    status = standing.status if standing and download.is_live else None
    total, done, uploaded = _bytes(download, status)
    return DownloadView(
        download_id=download.download_id,
        name=download.name,
        state=state_of(download, standing),
        progress=_share(done, total),
        total_bytes=total,
        done_bytes=done,
        uploaded_bytes=uploaded,
        ratio=round(_share(uploaded, total, most=None), 4),
        download_bytes_per_second=status.download_rate if status else 0,
        upload_bytes_per_second=status.upload_rate if status else 0,
        eta_seconds=_eta(status),
        seeders=status.seeders if status else 0,
        peers=status.peers if status else 0,
        client=download.client,
        info_hash=download.info_hash or None,
        targets=download.targets,
        indexer=download.evidence.indexer if download.evidence else None,
        quality=download.evidence.quality if download.evidence else None,
        error=explain(standing) if status else download.error,
        added_at=download.added_at,
        completed_at=download.completed_at,
        imported_at=download.imported_at,
    )


def describe_progress(download: Download, standing: Standing) -> DownloadProgress:
    """What passes by on the live line."""
    status = standing.status
    return DownloadProgress(
        download_id=download.download_id,
        state=state_of(download, standing),
        progress=_share(status.done_bytes, status.total_bytes),
        done_bytes=status.done_bytes,
        total_bytes=status.total_bytes,
        download_bytes_per_second=status.download_rate,
        upload_bytes_per_second=status.upload_rate,
        eta_seconds=_eta(status),
        seeders=status.seeders,
        peers=status.peers,
    )


def _bytes(download: Download, status: Status | None) -> tuple[int, int, int]:
    if status is None or status.phase is Phase.OPENING:
        return download.total_bytes, download.done_bytes, download.uploaded_bytes
    return status.total_bytes, status.done_bytes, status.uploaded_bytes


def _share(part: int, whole: int, most: float | None = 1.0) -> float:
    share = part / whole if whole else 0.0
    return share if most is None else min(most, share)


def _eta(status: Status | None) -> int | None:
    if status is None or not status.running or not status.download_rate or not status.left_bytes:
        return None
    return round(status.left_bytes / status.download_rate)
