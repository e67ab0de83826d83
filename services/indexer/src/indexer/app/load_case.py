"""Gathers everything that the releases of a title are judged by."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

from contracts.indexer.values import SearchOrigin
from indexer.app.ports import Records
from indexer.domain.circumstances import Case
from indexer.domain.pauses import MAX_TRIES_A_DAY
from indexer.domain.search import Search
from indexer.domain.titles import TitleMatcher
from indexer.domain.wanted import KnownTarget, files_of_many
from releases.profiles.quality_profile import QualityProfile

PASSED_OVER_FOR = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Scope:
    """What a search judges by, the targets that it is about, and those to take something for.

    `open` may hold more of the title than was searched for: a pack serves whatever is monitored of it.
    """

    case: Case
    targets: list[KnownTarget]
    open: list[KnownTarget]


async def load_case(title_id: UUID, *, asked_by_person: bool, records: Records, now: datetime) -> Case | None:
    """The case for all known targets of a title; None when the title is gone."""
    facts = await records.titles.find(title_id)
    if facts is None:
        return None
    targets = await records.targets.of_title(title_id, now)
    profiles: dict[UUID | None, QualityProfile] = {}
    for profile, default in await records.profiles.list_all():
        profiles[UUID(profile.id)] = profile
        if default:
            profiles[None] = profile
    bans = await records.blocklist.of_title(title_id)
    return Case(
        facts=facts,
        targets=targets,
        siblings=targets,
        profiles=profiles,
        titles=TitleMatcher(facts, await records.titles.beside(facts)),
        bans=[*bans, *await records.grabs.passed_over(title_id, now - PASSED_OVER_FOR)],
        files=files_of_many(targets),
        grabs_before=await records.grabs.counts(title_id),
        asked_by_person=asked_by_person,
        rules=await records.judging.load(),
    )


def scope_of(search: Search, case: Case) -> Scope:
    """The part of the title that a search is about: what is monitored, unless a person looks. Releases are judged for
    the rest too, so that it can be seen why they are not taken for it.
    """
    chosen = [target for target in case.siblings if _is_meant(search, target)]
    if search.is_interactive:
        return Scope(replace(case, targets=chosen), chosen, [])
    limit = MAX_TRIES_A_DAY if search.origin is SearchOrigin.AUTOMATIC else None
    still_open = [
        target
        for target in case.siblings
        if target.monitored and target.coming is None and (limit is None or target.tries_today < limit)
    ]
    ids = {target.id for target in chosen}
    aimed = [*chosen, *(target for target in still_open if target.id not in ids)]
    return Scope(replace(case, targets=aimed), [target for target in chosen if target.monitored], still_open)


def _is_meant(search: Search, target: KnownTarget) -> bool:
    if search.target_ids:
        return target.id in search.target_ids
    return search.season is None or target.ref.season == search.season
