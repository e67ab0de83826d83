"""Files that should be better, for people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.indexer.wanted_asks import CutoffUnmetPage, CutoffUnmetView, ListCutoffUnmet
from contracts.values import Evidence, TargetRef
from indexer.app.ports import Profiles
from kit.paging import encode_cursor
from releases.profiles.quality_profile import QualityProfile


@dataclass(frozen=True, slots=True)
class CutoffUnmetRow:
    """A target with its file, as it is stored. `sort_at` is when it aired, or the epoch."""

    ref: TargetRef
    facts: TitleFacts
    current: Evidence
    profile_id: UUID | None
    episode_name: str | None
    slot_name: str | None
    sort_at: datetime
    search_at: datetime | None


class CutoffUnmet(Protocol):
    """The targets that are searched for although they have a file."""

    async def list_page(self, ask: ListCutoffUnmet) -> list[CutoffUnmetRow]:
        """One row more than the page takes, when there are more."""
        ...

    async def count(self, ask: ListCutoffUnmet) -> int: ...


async def list_cutoff_unmet(ask: ListCutoffUnmet, *, rows: CutoffUnmet, profiles: Profiles) -> CutoffUnmetPage:
    """One page, and how many there are in all."""
    found = await rows.list_page(ask)
    page, more = found[: ask.page.limit], len(found) > ask.page.limit
    known = await _known(profiles)
    return CutoffUnmetPage(
        items=tuple(_view(row, known.get(row.profile_id) or known[None]) for row in page),
        next_cursor=encode_cursor(page[-1].sort_at.isoformat(), str(page[-1].ref.target_id)) if more else None,
        total=await rows.count(ask),
    )


async def _known(profiles: Profiles) -> Mapping[UUID | None, QualityProfile]:
    """By id; the default one is None's."""
    known: dict[UUID | None, QualityProfile] = {}
    for profile, default in await profiles.list_all():
        known[UUID(profile.id)] = profile
        if default:
            known[None] = profile
    return known


def _view(row: CutoffUnmetRow, profile: QualityProfile) -> CutoffUnmetView:
    return CutoffUnmetView(
        target_id=row.ref.target_id,
        title_id=row.ref.title_id,
        kind=row.ref.kind,
        title=row.facts.name,
        season=row.ref.season,
        episode=row.ref.episode,
        episode_title=row.episode_name,
        slot=row.slot_name,
        air_at=row.ref.air_at,
        quality=row.current.quality,
        score=row.current.score,
        profile_id=UUID(profile.id),
        cutoff=profile.cutoff,
        cutoff_score=profile.cutoff_format_score,
        search_at=row.search_at,
    )
