"""Some indexers are used for certain releases only, as freeleech."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def has_required_flags(case: Case) -> Rejection | None:
    """Rejects releases without any of the flags that the indexer's settings ask for."""
    required, flags = case.candidate.indexer.required_flags, case.candidate.flags
    if not required or required & flags:
        return None
    found = ", ".join(sorted(flags)) or "no flags"
    return reject(Reason.FLAGS_MISSING, wanted=" or ".join(sorted(required)), found=found)
