"""What an edited profile would change, before it is saved."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from contracts.indexer.profile_asks import PreviewProfile
from contracts.indexer.values import OtherChoice, ProfilePreview
from indexer.app.keep_profiles import ProfilePorts, get_stored
from indexer.app.load_case import load_case
from indexer.app.ports import KeptRelease, Records
from indexer.app.profile_views import read_profile_settings
from indexer.app.want_upgrades import judged_anew
from indexer.domain.circumstances import Case
from indexer.domain.folding import Folder, Found
from indexer.domain.selection import Pick, pick_all
from indexer.domain.verdicts import Judged, judge_found
from indexer.domain.wanted import KnownTarget
from releases.profiles.quality_profile import QualityProfile

MAX_TITLES = 60
MAX_RELEASES = 4000
MAX_CHOICES = 200
AT_ONCE = 25
"""Releases that are judged without letting others run."""
LOOKS_BACK = timedelta(days=90)


class Past(Protocol):
    """What was searched, found and taken."""

    async def searched_titles(self, since: datetime, limit: int) -> list[UUID]:
        """Titles of which something was found, those that were searched last first."""
        ...

    async def releases_of(self, title_id: UUID, since: datetime, limit: int) -> list[KeptRelease]:
        """The newest first."""
        ...

    async def grabbed_for(self, target_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """The name of what was taken last, by target."""
        ...


class PreviewPorts(Records, ProfilePorts, Protocol):
    """What a preview reads."""

    @property
    def past(self) -> Past: ...


async def preview_profile(ask: PreviewProfile, *, records: PreviewPorts, now: datetime) -> ProfilePreview:
    """Judge the kept releases as if nothing were in place, by the profile as it is and as it was edited.

    Raises:
        NotFound: there is no such profile.
        InvalidInput: it can't work.
    """
    before, is_default = await get_stored(ask.profile_id, records)
    profile = read_profile_settings(ask.profile, ask.profile_id, before.version + 1)
    steps = judged_anew(profile, is_default=is_default, upgrades=records.upgrades)
    becoming = sum([len(below) async for below, _ in steps])
    preview = _Preview(profile, is_default, records, now)
    titles = await records.past.searched_titles(now - LOOKS_BACK, MAX_TITLES + 1)
    for title_id in titles[:MAX_TITLES]:
        if preview.is_full:
            break
        await preview.look_at(title_id)
    return ProfilePreview(
        becoming_wanted=becoming,
        judged=preview.judged,
        choices=tuple(preview.choices[:MAX_CHOICES]),
        more=preview.is_full or len(titles) > MAX_TITLES,
    )


class _Preview:
    def __init__(self, profile: QualityProfile, is_default: bool, records: PreviewPorts, now: datetime) -> None:
        self.judged = 0
        self.choices: list[OtherChoice] = []
        self._profile = profile
        self._id = UUID(profile.id)
        self._is_default = is_default
        self._records = records
        self._now = now

    @property
    def is_full(self) -> bool:
        return self.judged >= MAX_RELEASES or len(self.choices) >= MAX_CHOICES

    async def look_at(self, title_id: UUID) -> None:
        """Compare what the profile takes of all that was found for a title with what it would take."""
        case = await load_case(title_id, asked_by_person=True, records=self._records, now=self._now)
        targets = [self._as_if_open(one) for one in case.siblings if self._uses(one)] if case else []
        if case is None or not targets:
            return
        folder, since = Folder(), self._now - LOOKS_BACK
        for release in await self._records.past.releases_of(title_id, since, MAX_RELEASES - self.judged):
            folder.add(release.found.offers)
        kept = folder.releases
        self.judged += len(kept)
        case = replace(case, targets=targets, grabs_before={})
        picks = await self._picks(kept, case)
        changed = await self._picks(kept, replace(case, profiles=self._profiles(case)))
        grabbed = await self._records.past.grabbed_for([target.id for target in targets])
        for target in targets:
            before, after = picks.get(target.id), changed.get(target.id)
            is_there = after is not None and _name_of(after) == grabbed.get(target.id)
            if _name_of(before) != _name_of(after) and not is_there:
                self._tell(target, case, grabbed.get(target.id), after)

    def _uses(self, target: KnownTarget) -> bool:
        """Whether it has a file by this profile, or is to have one."""
        if not target.wanted and target.current is None:
            return False
        return target.profile_id == self._id or (self._is_default and target.profile_id is None)

    def _profiles(self, case: Case) -> Mapping[UUID | None, QualityProfile]:
        changed: dict[UUID | None, QualityProfile] = {**case.profiles, self._id: self._profile}
        return changed | ({None: self._profile} if self._is_default else {})

    @staticmethod
    def _as_if_open(target: KnownTarget) -> KnownTarget:
        return replace(target, wanted=True, monitored=True, current=None, coming=None)

    async def _picks(self, kept: Sequence[Found], case: Case) -> Mapping[UUID, Pick]:
        judged: list[Judged] = []
        for number, found in enumerate(kept, start=1):
            judged.append(judge_found(found, case, self._now))
            if number % AT_ONCE == 0:
                await asyncio.sleep(0)
        counts = {target.id: target.season_episode_count for target in case.targets}
        return pick_all(judged, counts, counts)

    def _tell(self, target: KnownTarget, case: Case, grabbed: str | None, pick: Pick | None) -> None:
        reason = pick.reason if pick else "no kept release is acceptable"
        self.choices.append(
            OtherChoice(
                target=target.ref, title_name=case.facts.name, grabbed=grabbed, instead=_name_of(pick), reason=reason
            )
        )


def _name_of(pick: Pick | None) -> str | None:
    return pick.judged.found.offer.name if pick else None
