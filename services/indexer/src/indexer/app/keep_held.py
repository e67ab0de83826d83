"""Held releases, for people: looking at them, letting one go."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contracts.indexer.held_asks import ForgetHeldRelease, HeldReleases, HeldReleaseView, ListHeldReleases
from contracts.message import Done
from contracts.values import TargetRef, TitleKind
from indexer.app.ports import KeptRelease, Records, Titles
from indexer.app.take_held import tell_dropped
from kit.errors import NotFound
from kit.paging import encode_cursor

BY_PERSON = "a person let it go"


@dataclass(frozen=True, slots=True)
class HeldRow:
    """A held release with all that it is held for."""

    kept: KeptRelease
    targets: tuple[TargetRef, ...]
    held_at: datetime
    due_at: datetime

    @property
    def release_id(self) -> UUID:
        return self.kept.found.release_id


class HeldPages(Protocol):
    """Held releases, page by page."""

    async def list_page(self, limit: int, cursor: str | None) -> list[HeldRow]: ...
    async def count(self) -> int: ...


async def list_held_releases(ask: ListHeldReleases, *, pages: HeldPages, titles: Titles) -> HeldReleases:
    """One page, what is due first at its beginning."""
    rows = await pages.list_page(ask.page.limit + 1, ask.page.cursor)
    page, more = rows[: ask.page.limit], len(rows) > ask.page.limit
    facts = await titles.find_many({row.kept.title_id for row in page})
    names = {title_id: title.name for title_id, title in facts.items()}
    return HeldReleases(
        items=tuple(_view(row, names.get(row.kept.title_id, "")) for row in page),
        next_cursor=encode_cursor(page[-1].due_at.isoformat(), str(page[-1].release_id)) if more else None,
        total=await pages.count(),
    )


async def forget_held_release(ask: ForgetHeldRelease, *, records: Records) -> Done:
    """It is no longer held; its targets are searched for as planned. Raises NotFound."""
    rows = await records.held.of_release(ask.release_id)
    kept = await records.releases.find(ask.release_id)
    if not rows or kept is None:
        raise NotFound(f"The release {ask.release_id} is not held any more", advice="List the held releases")
    await records.held.drop([row.target_id for row in rows])
    await tell_dropped(rows, kept.view.name, BY_PERSON, records)
    return Done()


def _view(row: HeldRow, title_name: str) -> HeldReleaseView:
    return HeldReleaseView(
        release=row.kept.view,
        title_id=row.kept.title_id,
        title_name=title_name,
        kind=row.targets[0].kind if row.targets else TitleKind.SHOW,
        targets=row.targets,
        held_at=row.held_at,
        due_at=row.due_at,
    )
