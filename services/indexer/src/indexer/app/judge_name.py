"""What is read in a name, and what a profile makes of it."""

from datetime import datetime
from uuid import UUID

from contracts.indexer.decision_asks import JudgeName, ReadName
from contracts.indexer.decision_values import JudgedName, NameReading
from contracts.indexer.values import SpanView
from contracts.values import TitleKind
from indexer.app.ports import Records
from indexer.domain.decision import score_lines
from indexer.domain.judging_rules import JudgingRules, RuleScope
from indexer.domain.verdicts import view_rejection
from kit.errors import InvalidInput, NotFound
from releases.judging.candidate import Candidate, IndexerFacts
from releases.judging.context import Context, Target
from releases.judging.judge import judge
from releases.profiles.quality_profile import QualityProfile
from releases.reading.as_json import release_as_json
from releases.reading.reader import read_release
from releases.release import Kind, Release


def read_name(ask: ReadName) -> NameReading:
    """Every fact, and where it stands."""
    return view_reading(read_release(ask.name, kind_of(ask.kind)))


async def judge_name(ask: JudgeName, *, records: Records, now: datetime) -> JudgedName:
    """Judged as if it were of a wanted target that it fits, without a file in place.

    Raises:
        NotFound: there is no such profile.
        InvalidInput: it is the name of no release.
    """
    release = read_release(ask.name, kind_of(ask.kind))
    if release is None:
        raise InvalidInput(f"{ask.name[:200]!r} is the name of no release", advice="Give it as an indexer shows it")
    profile = await _profile(ask.profile_id, records)
    rules = await records.judging.load()
    candidate = Candidate(
        release=release,
        title=ask.name,
        indexer=IndexerFacts("", min_seeders=0),
        size_bytes=ask.size_bytes,
        flags=frozenset(flag.lower() for flag in ask.flags),
    )
    verdict = judge(candidate, _context(ask, release, profile, rules, now))
    return JudgedName(
        reading=view_reading(release),
        quality=verdict.evidence.quality,
        accepted=verdict.accepted,
        rejections=tuple(map(view_rejection, verdict.rejections)),
        score=verdict.score.total,
        score_lines=score_lines(verdict.score),
    )


def _context(ask: JudgeName, release: Release, profile: QualityProfile, rules: JudgingRules, now: datetime) -> Context:
    movie = ask.kind is TitleKind.MOVIE
    number, library = next(iter(release.absolute), None), str(ask.library_id or "")
    target = Target(
        season=None if movie else release.season if release.season is not None else 1,
        episode=None if movie else next(iter(release.episodes), None),
        absolute=number,
        air_date=release.air_date,
        year=release.year,
        runtime_minutes=ask.runtime_minutes,
        original_language=ask.original_language,
        library=library,
    )
    return Context(
        now=now,
        target=target,
        profile=profile,
        formats=rules.formats,
        definitions=rules.sizes[ask.kind] if ask.runtime_minutes else {},
        release_rules=rules.release_rules_of(RuleScope(profile.id, library or None)),
        scoring_rules=rules.scoring,
        policy=rules.policy,
    )


async def _profile(profile_id: UUID | None, records: Records) -> QualityProfile:
    for profile, default in await records.profiles.list_all():
        if profile.id == str(profile_id) or (profile_id is None and default):
            return profile
    raise NotFound(f"There is no quality profile {profile_id}", advice="List the quality profiles")


def view_reading(release: Release | None) -> NameReading:
    """What was read; None is the name of no release."""
    if release is None:
        return NameReading(readable=False, facts={}, spans=())
    spans = tuple(SpanView(start=span.start, end=span.end, fact=span.fact) for span in release.spans)
    return NameReading.model_validate({"readable": True, "facts": release_as_json(release), "spans": spans})


def kind_of(kind: TitleKind) -> Kind:
    """As what a name is read."""
    return Kind.MOVIE if kind is TitleKind.MOVIE else Kind.TV
