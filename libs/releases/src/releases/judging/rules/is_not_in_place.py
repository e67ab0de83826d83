"""The same release is not fetched again while its file stands."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def is_not_in_place(case: Case) -> Rejection | None:
    """Rejects a release whose file is in the library: by info hash, or by name where one of the two has no hash."""
    existing, candidate = case.context.standing.existing, case.candidate
    if existing is None:
        return None
    if existing.info_hash and candidate.info_hash:
        same = existing.info_hash == candidate.info_hash.lower()
    else:
        same = existing.release_name.casefold() == candidate.title.casefold()
    if not same:
        return None
    return reject(Reason.ALREADY_IMPORTED, wanted="a release not in the library", found="already imported")
