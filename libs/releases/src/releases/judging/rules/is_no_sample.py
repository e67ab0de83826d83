"""Indexers list samples beside the real thing."""

import re

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject

_LARGEST_SAMPLE_BYTES = 70 * 1024**2
_SAMPLE = re.compile(r"(?<![^\W_])sample(?![^\W_])", re.IGNORECASE)


def is_no_sample(case: Case) -> Rejection | None:
    """Rejects releases that call themselves a sample, unless they are too large for one.

    Where the size is not told, nothing speaks against their word. A title with the word in it calls nothing a sample.
    """
    size = case.candidate.size_bytes or 0
    if size >= _LARGEST_SAMPLE_BYTES or _samples(case.candidate.title) <= _samples(case.release.title):
        return None
    found = f"sample of {size // 1024**2} MB" if size else "sample of unknown size"
    return reject(Reason.SAMPLE, wanted="the whole video", found=found)


def _samples(text: str) -> int:
    return len(_SAMPLE.findall(text))
