"""What failed once is not taken again."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def is_not_blocklisted(case: Case) -> Rejection | None:
    """Rejects what stands on the blocklist."""
    blocked = case.context.standing.blocklisted
    return reject(Reason.BLOCKLISTED, wanted="not on the blocklist", found=blocked) if blocked else None
