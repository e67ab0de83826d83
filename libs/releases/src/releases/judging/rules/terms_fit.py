"""Terms that a person requires or refuses in a name."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject
from releases.profiles.release_rules import term_found


def terms_fit(case: Case) -> Rejection | None:
    """Rejects names that hold none of the required terms of one of the release rules, or any of the refused ones."""
    rules, title = case.context.release_rules, case.candidate.title
    for one in rules:
        if one.must_contain and not any(term_found(term, title) for term in one.must_contain):
            return reject(Reason.MUST_CONTAIN_MISSING, wanted=" or ".join(one.must_contain), found="none of them")
    refused = [term for one in rules for term in one.must_not_contain if term_found(term, title)]
    if refused:
        return reject(Reason.MUST_NOT_CONTAIN_PRESENT, wanted="none of the refused terms", found=", ".join(refused))
    return None
