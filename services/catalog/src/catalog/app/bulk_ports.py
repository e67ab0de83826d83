"""What changes of many titles need from outside."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contracts.catalog.bulk_values import BulkChange, BulkChangeView, TitleSelection
from contracts.message import Live


@dataclass(frozen=True, slots=True)
class BulkItem:
    """A title that a change of many has still to look at."""

    position: int
    title_id: UUID


@dataclass(frozen=True, slots=True)
class BulkProgress:
    """How far a change of many titles is; `done` holds those that failed too."""

    total: int
    done: int
    failed: int


class BulkChanges(Protocol):
    """Changes of many titles, with the titles that were selected when they began."""

    async def count_selected(self, selection: TitleSelection) -> int: ...
    async def add(self, bulk_id: UUID, change: BulkChange, selection: TitleSelection, now: datetime) -> None: ...
    async def get(self, bulk_id: UUID) -> BulkChange: ...
    async def left(self, bulk_id: UUID, limit: int) -> Sequence[BulkItem]: ...
    async def mark_done(self, bulk_id: UUID, position: int, failure: str | None = None) -> None: ...
    async def settle(self, bulk_id: UUID, now: datetime) -> BulkProgress: ...
    async def view(self, bulk_id: UUID) -> BulkChangeView: ...
    async def forget(self, before: datetime) -> None: ...


Tell = Callable[[Live], Awaitable[None]]
"""Sends a passing state to whoever listens now."""
