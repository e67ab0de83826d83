"""The delay profile says which protocols may be used."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject


def protocol_is_enabled(case: Case) -> Rejection | None:
    """Rejects a protocol that is switched off."""
    protocol, allowed = case.candidate.protocol, case.context.delay.protocols
    if protocol in allowed:
        return None
    return reject(Reason.PROTOCOL_DISABLED, wanted=" or ".join(sorted(allowed)) or "none", found=protocol)
