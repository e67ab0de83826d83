"""The same release is not fetched again while its file stands."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def is_not_in_place(case: Case) -> Rejection | None:
    """Rejects a release whose file is in the library, by what was imported, by hash or by name."""
    existing, candidate = case.context.standing.existing, case.candidate
    same_hash = existing and candidate.info_hash and existing.info_hash == candidate.info_hash.lower()
    if not case.context.standing.already_imported and not same_hash:
        return None
    return reject(Reason.ALREADY_IMPORTED, wanted="a release not in the library", found="already imported")
