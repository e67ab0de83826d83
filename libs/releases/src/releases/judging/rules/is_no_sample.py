"""Indexers list samples beside the real thing."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject

_LARGEST_SAMPLE_BYTES = 70 * 1024**2


def is_no_sample(case: Case) -> Rejection | None:
    """Rejects small releases that call themselves a sample."""
    size = case.candidate.size_bytes
    if not size or size >= _LARGEST_SAMPLE_BYTES or "sample" not in case.candidate.title.lower():
        return None
    return reject(Reason.SAMPLE, wanted="the whole video", found=f"sample of {size // 1024**2} MB")
