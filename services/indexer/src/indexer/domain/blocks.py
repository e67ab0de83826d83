"""Which failures are the release's fault."""

from contracts.catalog.values import BlockReason
from contracts.downloader.values import FailureReason

WRONG_FILE = frozenset(
    {
        BlockReason.NO_VIDEO,
        BlockReason.DANGEROUS,
        BlockReason.SAMPLE,
        BlockReason.UNREADABLE,
        BlockReason.NO_MATCH,
        BlockReason.NO_AUDIO,
    }
)
"""Blocked imports that another release can mend; all others wait for a person."""

NOT_ITS_FAULT = frozenset({FailureReason.DISK_FULL, FailureReason.CLIENT_ERROR})
"""Failed downloads that would fail with any release; the same one may be taken again later."""
