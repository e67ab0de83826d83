"""Terms that a person requires or refuses in a name."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject
from releases.profiles.release_rules import term_found


def terms_fit(case: Case) -> Rejection | None:
    """Rejects names that hold none of the required terms, or any of the refused ones."""
    rules, title = case.context.release_rules, case.candidate.title
    if rules.must_contain and not any(term_found(term, title) for term in rules.must_contain):
        return reject(Reason.MUST_CONTAIN_MISSING, wanted=" or ".join(rules.must_contain), found="none of them")
    refused = [term for term in rules.must_not_contain if term_found(term, title)]
    if refused:
        return reject(Reason.MUST_NOT_CONTAIN_PRESENT, wanted="none of the refused terms", found=", ".join(refused))
    return None
