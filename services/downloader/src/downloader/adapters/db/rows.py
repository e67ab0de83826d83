"""Downloads as rows."""

from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row

from contracts.downloader.values import DownloadState, SeedingGoal
from contracts.envelope import Cause
from contracts.values import Evidence, TargetRef
from downloader.domain.download import Download
from downloader.domain.status import StoredFile

_TARGETS = TypeAdapter(tuple[TargetRef, ...])
_FILES = TypeAdapter(tuple[StoredFile, ...])
_PLAIN = (
    "download_id",
    "torrent_id",
    "name",
    "client",
    "info_hash",
    "paused",
    "total_bytes",
    "done_bytes",
    "uploaded_bytes",
    "error",
    "added_at",
    "started_at",
    "completed_at",
    "imported_at",
    "seeded_at",
    "ended_at",
)


def to_row(download: Download) -> dict[str, Any]:
    """The columns of a download."""
    return {
        **{name: getattr(download, name) for name in _PLAIN},
        "state": download.state.value,
        "targets": _TARGETS.dump_python(download.targets, mode="json"),
        "title_ids": sorted({target.title_id for target in download.targets}),
        "evidence": download.evidence.model_dump(mode="json") if download.evidence else None,
        "seeding": download.seeding.model_dump(mode="json") if download.seeding else None,
        "correlation_id": download.cause.correlation_id,
        "causation_id": download.cause.causation_id,
        "actor": download.cause.actor,
        "files": _FILES.dump_python(download.files, mode="json"),
    }


def from_row(row: Row[Any]) -> Download:
    """And back."""
    return Download(
        **{name: getattr(row, name) for name in _PLAIN},
        state=DownloadState(row.state),
        targets=_TARGETS.validate_python(row.targets),
        evidence=Evidence.model_validate(row.evidence) if row.evidence else None,
        seeding=SeedingGoal.model_validate(row.seeding) if row.seeding else None,
        cause=Cause(row.correlation_id, row.causation_id, row.actor),
        files=_FILES.validate_python(row.files),
    )
