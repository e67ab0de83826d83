"""How many releases a second are read and judged, and how long a round of RSS takes."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from uuid import UUID

from bench.figure import Figure, Reference, at_least, below
from bench.lab import Figures, Lab
from bench.made_up_formats import made_up_formats, scores_of
from bench.measuring import rate
from bench.words import episode_release, name_of
from contracts.catalog.values import TitleFacts
from contracts.ids import new_id
from contracts.values import ExternalIds, Protocol, TargetRef, TitleKind
from indexer.domain.circumstances import Case
from indexer.domain.feed_matching import name_offer, offers_by_title
from indexer.domain.folding import Found
from indexer.domain.judging_rules import JudgingRules
from indexer.domain.offer import NO_IDS, Offer
from indexer.domain.titles import TitleMatcher
from indexer.domain.verdicts import judge_found
from indexer.domain.wanted import KnownTarget
from releases.formats.format_set import FormatSet
from releases.profiles.presets import PRESETS
from releases.profiles.quality_profile import QualityProfile
from releases.reading.reader import read_release
from releases.release import Kind

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
EPISODES = 10
SHOWS = 2_000
RELEASES = 1_000
CHUNK = 200
INDEXER = UUID(int=7)


async def bench_judge(_lab: Lab) -> Figures:
    """240 formats, all rules and a profile; one core. RSS matches and judges 1,000 against 20,000 wanted ones."""
    formats = made_up_formats()
    profile = replace(PRESETS[0], format_scores=scores_of(formats))
    prepared = FormatSet(formats)
    cases = [_case(number, prepared, profile) for number in range(SHOWS)]
    offers = [_offer(number) for number in range(RELEASES)]
    return [*_judging(cases[0]), *_rss(cases, offers)]


def _judging(case: Case) -> Figures:
    offers = [_offer_of(episode_release(case.facts.name, 1, 1 + at % EPISODES, at), at) for at in range(RELEASES)]
    judging, reading = cycle(offers), cycle(offers)

    def judge() -> int:
        for offer in islice(judging, CHUNK):
            judge_found(Found([offer]), case, NOW)
        return CHUNK

    def read() -> int:
        for offer in islice(reading, CHUNK):
            read_release(offer.name, Kind.TV)
        return CHUNK

    reference = Reference("reading the same names alone", rate(read))
    return [
        Figure(
            "releases read and judged by 240 formats and all rules",
            rate(judge),
            "releases/s of one core",
            reference,
            at_least(3000),
        )
    ]


def _rss(cases: list[Case], offers: list[Offer]) -> Figures:
    by_title = {case.facts.title_id: case for case in cases}
    began = time.process_time()
    for offer in offers:
        read_release(offer.name, Kind.TV)
    reading_seconds = time.process_time() - began
    began = time.process_time()
    judged = 0
    read = [named for offer in offers if (named := name_offer(offer))]
    for title_id, fitting in offers_by_title(read, [case.facts for case in cases]).items():
        for offer in fitting:
            judge_found(Found([offer]), by_title[title_id], NOW)
            judged += 1
    seconds = time.process_time() - began
    if judged != RELEASES // 2:
        raise RuntimeError(f"{judged} of {RELEASES} releases found their title")
    name = f"RSS: {RELEASES:,} releases against {SHOWS * EPISODES:,} wanted episodes, half of them fit"
    return [Figure(name, seconds, "s", Reference("reading the same names alone", reading_seconds), below(1))]


def _case(number: int, formats: FormatSet, profile: QualityProfile) -> Case:
    facts = TitleFacts(
        title_id=new_id(),
        kind=TitleKind.SHOW,
        name=name_of(number),
        external_ids=ExternalIds(tvdb=_tvdb_id(number)),
        runtime_minutes=45,
        season_episode_count=EPISODES,
    )
    targets = [_target(facts, episode) for episode in range(1, EPISODES + 1)]
    return Case(facts, targets, targets, {None: profile}, TitleMatcher(facts), rules=JudgingRules(formats))


def _target(facts: TitleFacts, episode: int) -> KnownTarget:
    ref = TargetRef(
        target_id=new_id(),
        title_id=facts.title_id,
        slot_id=new_id(),
        kind=facts.kind,
        season=1,
        episode=episode,
        air_at=NOW - timedelta(days=100 - episode),
    )
    return KnownTarget(ref, wanted=True, season_episode_count=EPISODES)


def _offer(number: int) -> Offer:
    """Every other one is of a show that is wanted; half of these tell it by the indexer's id alone."""
    by_id = ExternalIds(tvdb=_tvdb_id(number)) if number % 4 == 3 else ExternalIds()
    name = name_of(number) if number % 4 == 1 else f"Unheard {name_of(number)}"
    return _offer_of(episode_release(name, 1, 1 + number % EPISODES, number), number, by_id)


def _tvdb_id(number: int) -> int:
    return 100_000 + number


def _offer_of(name: str, number: int, ids: ExternalIds = NO_IDS) -> Offer:
    return Offer(
        INDEXER,
        "Index",
        25,
        1,
        name,
        Protocol.TORRENT,
        download_url=f"http://127.0.0.1/{number}",
        size_bytes=1_400_000_000 + number,
        seeders=20,
        published_at=NOW - timedelta(hours=3),
        ids=ids,
    )
