"""A release that was taken for a target and is on its way."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from contracts.values import Evidence, TargetRef


class Outcome(StrEnum):
    """How a grab ended for a target."""

    IMPORTED = "imported"
    MISSING = "missing"
    FAILED = "failed"
    BLOCKED = "blocked"
    REMOVED = "removed"
    REMOVED_BY_PERSON = "removed_by_person"
    TITLE_REMOVED = "title_removed"


PASSED_OVER: dict[str, str] = {
    Outcome.MISSING: "it was taken before and brought nothing for this target",
    Outcome.REMOVED_BY_PERSON: "a person removed it",
}
"""Outcomes after which the same release is not taken for the same target again, with the reason to show."""


@dataclass(frozen=True, slots=True)
class Grab:
    """One target of a download. All targets of a download share everything but `ref`."""

    download_id: UUID
    ref: TargetRef
    release_id: UUID
    search_id: UUID | None
    name: str
    info_hash: str
    indexer_id: UUID
    evidence: Evidence
    grabbed_at: datetime
