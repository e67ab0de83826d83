"""Whether a file that came may take the place of the one that stands."""

from contracts.values import Evidence
from releases.qualities.ladder import UNKNOWN, find_quality


def is_upgrade(new: Evidence, old: Evidence) -> bool:
    """Better by quality, else by revision (a proper), else by score. Both are frozen evidence: the answer stays.

    The order of qualities is that of the profile by which the new one was grabbed; what nobody grabbed goes by the
    ladder. Where its upgrades end was judged before the grab; what counts here is that nothing gets worse.
    """
    order = _order(new, old)
    return order > 0 or (order == 0 and _finer(new, new) > _finer(old, new))


def _order(new: Evidence, old: Evidence) -> int:
    ours, theirs = find_quality(new.quality) or UNKNOWN, find_quality(old.quality) or UNKNOWN
    if new.beats is None:
        return ours.weight - theirs.weight
    if theirs.name in new.beats:
        return 1
    return 0 if theirs.name in (ours.name, *new.equals) else -1


def _finer(evidence: Evidence, judged_as: Evidence) -> tuple[int, int, int]:
    revision = (evidence.real, evidence.revision) if judged_as.heeds_revision else (0, 0)
    return (*revision, evidence.score)
