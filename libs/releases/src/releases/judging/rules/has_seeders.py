"""A torrent without seeders never ends."""

from releases.judging.case import Case
from releases.judging.rejection import Reason, Rejection, reject
from releases.profiles.delay_profile import Protocol


def has_seeders(case: Case) -> Rejection | None:
    """Rejects torrents with fewer seeders than the indexer's minimum; an unknown count passes."""
    seeders, least = case.candidate.seeders, case.candidate.indexer.min_seeders
    if case.candidate.protocol is not Protocol.TORRENT or seeders is None or seeders >= least:
        return None
    return reject(Reason.MINIMUM_SEEDERS, wanted=least, found=seeders)
