"""An indexer may be switched off, or serve only titles with certain tags."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def indexer_serves(case: Case) -> Rejection | None:
    """Rejects releases of an indexer that is off or that is not meant for this title."""
    indexer, tags = case.candidate.indexer, case.target.tags
    if not indexer.enabled:
        return reject(Reason.INDEXER_DISABLED, wanted="an enabled indexer", found=f"{indexer.name} is disabled")
    if indexer.tags and not indexer.tags & tags:
        found = ", ".join(sorted(tags)) or "no tags"
        return reject(Reason.NO_MATCHING_TAG, wanted=", ".join(sorted(indexer.tags)), found=found)
    return None
