"""Judges anew by a profile: files below its cut-off are searched for, others no longer, and what is missing sooner."""

from collections.abc import AsyncIterator, Sequence
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from indexer.domain.pauses import next_search_at
from indexer.domain.wanted import KnownTarget, is_below_cutoff
from releases.profiles.quality_profile import QualityProfile

STEP = 1000
MISSING_WITHIN = timedelta(hours=1)
"""What was refused before may be good enough now; spread, so that indexers are not asked for all at once."""


class UpgradeStore(Protocol):
    """Monitored targets by their quality profile."""

    async def list_in_place(
        self, profile_id: UUID, after: UUID | None, limit: int, *, is_default: bool
    ) -> list[KnownTarget]:
        """Those with a file, with that profile, and if it is the default those without one; by id."""
        ...

    async def want_again(self, when: Sequence[tuple[UUID, datetime]]) -> None:
        """Targets, each with the time of its next search."""
        ...

    async def be_content(self, target_ids: Sequence[UUID]) -> None:
        """Nothing is searched for these targets any more."""
        ...

    async def hasten_missing(self, profile_id: UUID, span: timedelta, now: datetime, *, is_default: bool) -> None:
        """Those without a file that wait for their next search have it within that time."""
        ...


async def want_upgrades(profile: QualityProfile, *, is_default: bool, upgrades: UpgradeStore, now: datetime) -> int:
    """Plan searches, spread over hours, for all targets below the profile's cut-off; gives how many became wanted."""
    count = 0
    async for below, content in judged_anew(profile, is_default=is_default, upgrades=upgrades):
        await upgrades.want_again([(target_id, next_search_at(target_id, 1, now)) for target_id in below])
        await upgrades.be_content(content)
        count += len(below)
    await upgrades.hasten_missing(UUID(profile.id), MISSING_WITHIN, now, is_default=is_default)
    return count


async def judged_anew(
    profile: QualityProfile, *, is_default: bool, upgrades: UpgradeStore
) -> AsyncIterator[tuple[list[UUID], list[UUID]]]:
    """Targets that would become wanted, and those that would no longer be, some at a time."""
    after: UUID | None = None
    while found := await upgrades.list_in_place(UUID(profile.id), after, STEP, is_default=is_default):
        after = found[-1].id
        below = {one.id for one in found if one.current and is_below_cutoff(one.current, profile)}
        yield (
            [one.id for one in found if one.id in below and not one.wanted],
            [one.id for one in found if one.id not in below and one.wanted],
        )
