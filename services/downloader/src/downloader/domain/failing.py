"""When a download is given up, so that another release gets its turn."""

from contracts.downloader.values import DownloadLimits, FailureReason
from downloader.domain.standing import Failure
from downloader.domain.status import Phase, Status, Trouble

_REASONS = {
    Trouble.INVALID: FailureReason.INVALID,
    Trouble.GONE: FailureReason.MISSING_FILES,
    Trouble.KEEPS_VANISHING: FailureReason.MISSING_FILES,
    Trouble.OTHER: FailureReason.CLIENT_ERROR,
}


def find_failure(
    status: Status, *, idle_seconds: float, limits: DownloadLimits, capacity_bytes: int | None
) -> Failure | None:
    """Why it will not complete; None while there is hope. A full disk is hope: space can be made."""
    if status.trouble in _REASONS:
        return Failure(_REASONS[status.trouble], status.trouble_detail)
    if status.phase is Phase.METADATA and idle_seconds >= limits.metadata_minutes * 60:
        return Failure(FailureReason.NO_METADATA, f"no metadata within {limits.metadata_minutes} minutes")
    if status.phase is not Phase.DOWNLOADING:
        return None
    if capacity_bytes is not None and status.total_bytes > capacity_bytes:
        return Failure(FailureReason.TOO_LARGE, f"{status.total_bytes:,} bytes never fit on this disk")
    if idle_seconds >= limits.stall_minutes * 60:
        percent = 100 * status.done_bytes // max(1, status.total_bytes)
        return Failure(FailureReason.STALLED, f"no byte for {limits.stall_minutes} minutes at {percent} %")
    return None
