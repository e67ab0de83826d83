"""Downloads and statuses that the downloader's unit tests start from."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from contracts.downloader.values import DownloadState
from contracts.envelope import Cause
from contracts.values import EXAMPLE_DOWNLOAD, EXAMPLE_EVIDENCE, EXAMPLE_REF
from downloader.domain.download import Download
from downloader.domain.status import Phase, Status, StoredFile

NOW = datetime(2026, 3, 1, 20, 15, tzinfo=UTC)
FILE = StoredFile(f"{EXAMPLE_DOWNLOAD}/a.mkv", 1000)


def download(**more: Any) -> Download:
    """One that has just been taken in."""
    plain = Download(
        download_id=EXAMPLE_DOWNLOAD,
        torrent_id=EXAMPLE_DOWNLOAD,
        name=EXAMPLE_EVIDENCE.release_name,
        client="embedded",
        info_hash="c12fe1c06bba254a9dc9f519b335aa7c1367a88a",
        state=DownloadState.QUEUED,
        targets=(EXAMPLE_REF,),
        evidence=EXAMPLE_EVIDENCE,
        seeding=None,
        cause=Cause.fresh(),
        added_at=NOW,
    )
    return replace(plain, **more)


def status(phase: Phase = Phase.DOWNLOADING, torrent_id: UUID = EXAMPLE_DOWNLOAD, **more: Any) -> Status:
    """One that runs, half done."""
    plain = Status(torrent_id, phase, running=True, total_bytes=1000, done_bytes=500, files=(FILE,))
    return replace(plain, **more)
