"""A release that holds several targets: whether it is worth taking for those that it improves."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from releases.judging.judge import Verdict
from releases.judging.rejection import Reason, Rejection, reject


class PackUpgrade(StrEnum):
    """How many targets of a pack must be missing or improved by it."""

    ALL = "all"
    THRESHOLD = "threshold"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class PackVerdict:
    """`taken` are the verdicts on targets that the pack serves; the others keep what they have."""

    verdicts: tuple[Verdict, ...]
    taken: tuple[Verdict, ...]
    rejection: Rejection | None = None

    @property
    def accepted(self) -> bool:
        """Whether the pack may be grabbed for what it serves."""
        return self.rejection is None


def judge_pack(
    verdicts: Sequence[Verdict], mode: PackUpgrade = PackUpgrade.ALL, threshold_percent: int = 50
) -> PackVerdict:
    """Weighs the verdicts on all targets of one release, as `judge_all` gave them.

    When the pack is refused, its own reason comes besides those of the targets.
    """
    taken = tuple(verdict for verdict in verdicts if verdict.accepted)
    least = {PackUpgrade.ALL: 100, PackUpgrade.THRESHOLD: threshold_percent, PackUpgrade.ANY: 0}[mode]
    if taken and len(taken) * 100 >= least * len(verdicts):
        return PackVerdict(tuple(verdicts), taken)
    wanted = f"{least} % of its targets" if least else "any target"
    rejection = reject(Reason.PACK_NOT_AN_UPGRADE, wanted=wanted, found=f"{len(taken)} of {len(verdicts)}")
    return PackVerdict(tuple(verdicts), (), rejection)
