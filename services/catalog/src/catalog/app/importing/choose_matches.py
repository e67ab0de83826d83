"""Which of the matched videos are worth their place."""

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from catalog.app.importing.match_videos import Match
from catalog.app.importing.situation import Situation
from catalog.domain.titles import Target
from catalog.domain.upgrade import is_upgrade
from contracts.catalog.values import TargetState
from contracts.values import Evidence

DUPLICATE = "duplicate"
NOT_WANTED = "not_wanted"
NOT_AN_UPGRADE = "not_an_upgrade"


def choose_matches(
    matches: Sequence[Match], evidence: Mapping[str, Evidence], situation: Situation
) -> Iterator[tuple[Match, str | None]]:
    """Each match with the reason why it is left, None where it is taken. `evidence` is by the video's path."""
    taken: set[UUID] = set()
    brought = {target.id for match in matches for target in match.targets}
    for match in matches:
        ids = {target.id for target in match.targets}
        reason = DUPLICATE if ids & taken else _refusal(match, evidence[match.video.path.path], brought, situation)
        if reason is None:
            taken |= ids
        yield match, reason


def _refusal(match: Match, new: Evidence, brought: set[UUID], situation: Situation) -> str | None:
    old_files = {target.file_id for target in match.targets if target.file_id}
    for file_id in old_files:
        if not is_upgrade(new, situation.files[file_id].evidence):
            return NOT_AN_UPGRADE
        if situation.covered_by(file_id) - brought:
            # The old file holds episodes that this download lacks: taking its place would lose them.
            return NOT_AN_UPGRADE
    wanted = old_files or any(_is_wanted(target, situation) for target in match.targets)
    return None if wanted else NOT_WANTED


def _is_wanted(target: Target, situation: Situation) -> bool:
    return target.id in situation.requested or target.state in (TargetState.WANTED, TargetState.UNAIRED)
