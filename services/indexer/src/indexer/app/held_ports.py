"""What holding releases needs from outside."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contracts.values import TargetRef
from indexer.domain.holding import Held


class TargetRefs(Protocol):
    async def find_refs(self, target_ids: list[UUID]) -> dict[UUID, TargetRef]: ...


class HeldReleaseStore(Protocol):
    """The queue of releases that are held, one for a target."""

    async def of_targets(self, target_ids: Collection[UUID]) -> list[Held]: ...
    async def of_release(self, release_id: UUID) -> list[Held]: ...
    async def hold(self, rows: Sequence[Held]) -> None:
        """In place of what was held for the same targets."""
        ...

    async def drop(self, target_ids: Collection[UUID]) -> None: ...
    async def drop_of_title(self, title_id: UUID) -> None: ...
    async def claim_due(self, now: datetime, limit: int) -> list[Held]:
        """Those whose time has come, by release, leased so that nobody else takes them meanwhile."""
        ...

    async def next_due(self) -> datetime | None: ...
    async def judge_all(self, now: datetime) -> None:
        """All are due: what they wait for has changed."""
        ...
