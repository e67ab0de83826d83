"""What the rules are told of a release and of a target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.values import Protocol, TitleKind
from indexer.domain.aiming import aim
from indexer.domain.air_day import air_day
from indexer.domain.ban import Ban, ban_reason
from indexer.domain.evidence import judging_evidence
from indexer.domain.folding import Found
from indexer.domain.judging_rules import STANDARD_RULES, JudgingRules, RuleScope
from indexer.domain.language_names import language_name
from indexer.domain.offer import Offer
from indexer.domain.titles import TitleFit, TitleMatcher
from indexer.domain.wanted import KnownTarget, season_has_ended
from releases.judging.candidate import Candidate, IndexerFacts
from releases.judging.context import Context, SeriesType, Standing, Target
from releases.profiles import delay_profile
from releases.profiles.quality_profile import QualityProfile
from releases.release import Release

_PROTOCOLS = {one: delay_profile.Protocol(one.value) for one in Protocol}


@dataclass(frozen=True, slots=True)
class Case:
    """Everything that the releases of one search are judged by.

    `targets` are those that releases are judged for, `siblings` all that are known of the title. `grabs_before` counts
    per target, and info-hash or name, how often a release was taken already. `files` are those that hold several of the
    targets.
    """

    facts: TitleFacts
    targets: Sequence[KnownTarget]
    siblings: Sequence[KnownTarget]
    profiles: Mapping[UUID | None, QualityProfile]
    titles: TitleMatcher
    bans: Sequence[Ban] = ()
    grabs_before: Mapping[tuple[UUID, str], int] = field(default_factory=dict)
    files: Mapping[UUID, Sequence[KnownTarget]] = field(default_factory=dict)
    asked_by_person: bool = False
    rules: JudgingRules = STANDARD_RULES
    contexts: "dict[_Told, Context]" = field(default_factory=dict, init=False, repr=False, compare=False)
    """Most releases of a search meet the same circumstances, which are put together once."""


class _Told(NamedTuple):
    """All that a target's circumstances depend on within one case."""

    target_id: UUID
    now: datetime
    fit: TitleFit
    season_ended: bool
    lacking_episodes: int
    equal_grabs: int
    blocklisted: str | None


def candidate_of(release: Release, offer: Offer) -> Candidate:
    """The release as its preferred offer describes it."""
    return Candidate(
        release=release,
        title=offer.name,
        indexer=_indexer_facts(
            offer.indexer_id, offer.indexer, offer.priority, offer.minimum_seeders, offer.required_flags
        ),
        protocol=_PROTOCOLS[offer.protocol],
        size_bytes=offer.size_bytes,
        seeders=offer.seeders,
        peers=offer.peers,
        flags=frozenset(offer.flags),
        published_at=offer.published_at,
        info_hash=offer.info_hash,
    )


def context_of(
    found: Found, release: Release, target: KnownTarget, case: Case, *, now: datetime, fit: TitleFit
) -> Context:
    """One target's circumstances."""
    told = _Told(
        target.id,
        now,
        fit,
        season_ended=_has_ended(release, target, case, now),
        lacking_episodes=_lacking(release, target, case),
        equal_grabs=_equal_grabs(found, target.id, case),
        blocklisted=ban_reason(found, case.bans, target.id),
    )
    context = case.contexts.get(told)
    if context is None:
        context = case.contexts[told] = _context(told, target, case)
    return context


@lru_cache(maxsize=256)
def _indexer_facts(
    indexer_id: UUID, name: str, priority: int, minimum_seeders: int, required_flags: tuple[str, ...]
) -> IndexerFacts:
    return IndexerFacts(str(indexer_id), name, priority, minimum_seeders, frozenset(required_flags))


def _context(told: _Told, target: KnownTarget, case: Case) -> Context:
    runtime, count = case.facts.runtime_minutes, target.season_episode_count
    measurable = runtime and (case.facts.kind is TitleKind.MOVIE or count)
    profile, rules = case.profiles.get(target.profile_id) or case.profiles[None], case.rules
    scope = RuleScope(profile.id, _library(case.facts) or None)
    return Context(
        now=told.now,
        target=_target(told, target, case),
        profile=profile,
        formats=rules.formats,
        definitions=rules.sizes[case.facts.kind] if measurable else {},
        delay=rules.delay_of(scope),
        release_rules=rules.release_rules_of(scope),
        scoring_rules=rules.scoring,
        policy=rules.policy,
        standing=Standing(
            existing=judging_evidence(target.current) if target.current else None,
            existing_added_at=target.current.grabbed_at if target.current else None,
            lacking_episodes=told.lacking_episodes,
            queued=(judging_evidence(target.coming),) if target.coming else (),
            equal_grabs=told.equal_grabs,
            blocklisted=told.blocklisted,
            oldest_pending_at=target.held_since,
        ),
        title_known=told.fit.known,
        ambiguous_title=told.fit.ambiguous,
        asked_by_person=case.asked_by_person,
    )


def _target(told: _Told, target: KnownTarget, case: Case) -> Target:
    ref, facts = target.ref, case.facts
    return Target(
        season=None if facts.kind is TitleKind.MOVIE else ref.season or 0,
        episode=ref.episode,
        absolute=ref.absolute,
        air_date=air_day(ref.air_at, facts.original_language),
        aired_at=ref.air_at,
        season_episode_count=target.season_episode_count,
        series_type=SeriesType(facts.series_type.value),
        season_ended=told.season_ended,
        year=facts.year,
        runtime_minutes=facts.runtime_minutes,
        original_language=language_name(facts.original_language),
        library=_library(facts),
        monitored=target.monitored,
        available=_is_available(target, case, told.now),
    )


def _has_ended(release: Release, target: KnownTarget, case: Case, now: datetime) -> bool:
    """The last of the seasons that a pack brings; nobody asks of other releases, and a show may have many episodes."""
    season = target.ref.season
    if season is None or not release.full_season:
        return True
    return season_has_ended(list(case.siblings), max((season, *release.seasons)), now)


def _is_available(target: KnownTarget, case: Case, now: datetime) -> bool:
    """An episode with a date is judged by that; one without is not there yet, unless it may be taken early."""
    if target.ref.season is not None and (target.ref.air_at or case.rules.policy.before_air_date):
        return True
    return target.is_out(now)


def _lacking(release: Release, target: KnownTarget, case: Case) -> int:
    beside = case.files.get(target.file_id) if target.file_id else None
    if not beside:
        return 0
    return len(beside) - len(aim(release, beside, language=case.facts.original_language))


def _library(facts: TitleFacts) -> str:
    return str(facts.library_id or "")


def _equal_grabs(found: Found, target_id: UUID, case: Case) -> int:
    if not case.grabs_before:
        return 0
    keys = {offer.name.casefold() for offer in found.offers}
    keys |= {offer.info_hash for offer in found.offers if offer.info_hash}
    return max((case.grabs_before.get((target_id, key), 0) for key in keys), default=0)
