"""Whether a file that came may take the place of the one that stands."""

from contracts.values import Evidence
from releases.qualities.ladder import UNKNOWN, find_quality


def is_upgrade(new: Evidence, old: Evidence) -> bool:
    """Better by quality, else by revision (a proper), else by score. Both are frozen evidence: the answer stays.

    Which qualities a profile allows was judged before the grab; what counts here is that nothing gets worse.
    """
    return _rank(new) > _rank(old)


def _rank(evidence: Evidence) -> tuple[int, int, int, int]:
    rung = find_quality(evidence.quality) or UNKNOWN
    return rung.weight, evidence.real, evidence.revision, evidence.score
