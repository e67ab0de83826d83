"""Makes targets wanted again whose file a profile no longer is content with."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contracts.values import Evidence
from indexer.domain.pauses import next_search_at
from indexer.domain.wanted import KnownTarget
from releases.judging import evidence as judging
from releases.judging.upgrade import cutoff_not_met
from releases.profiles.quality_profile import QualityProfile

STEP = 1000


class UpgradeStore(Protocol):
    """Targets that have a file, by their quality profile."""

    async def list_in_place(
        self, profile_id: UUID, after: UUID | None, limit: int, *, is_default: bool
    ) -> list[KnownTarget]:
        """Those with that profile, and if it is the default those without one; by id."""
        ...

    async def want_again(self, when: Sequence[tuple[UUID, datetime]]) -> None:
        """Targets, each with the time of its next search."""
        ...


async def want_upgrades(profile: QualityProfile, *, is_default: bool, upgrades: UpgradeStore, now: datetime) -> int:
    """Plan searches, spread over hours, for all targets below the profile's cut-off; gives how many became wanted."""
    count = 0
    async for ids in below_cutoff(profile, is_default=is_default, upgrades=upgrades):
        await upgrades.want_again([(target_id, next_search_at(target_id, 1, now)) for target_id in ids])
        count += len(ids)
    return count


async def below_cutoff(
    profile: QualityProfile, *, is_default: bool, upgrades: UpgradeStore
) -> AsyncIterator[list[UUID]]:
    """Targets that are not wanted now and whose file is below the cut-off, some at a time."""
    after: UUID | None = None
    while found := await upgrades.list_in_place(UUID(profile.id), after, STEP, is_default=is_default):
        after = found[-1].id
        yield [
            one.id for one in found if not one.wanted and one.current and cutoff_not_met(_read(one.current), profile)
        ]


def _read(evidence: Evidence) -> judging.Evidence:
    values = evidence.model_dump(mode="json")
    return judging.Evidence.from_dict({**values, "format_score": evidence.score})
