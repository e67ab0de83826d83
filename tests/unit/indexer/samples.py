"""Titles, targets and offers of the indexer's unit tests."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.ids import new_id
from contracts.indexer.values import IndexerKind, IndexerSettings
from contracts.values import ExternalIds, Protocol, TargetRef, TitleKind
from indexer.domain.circumstances import Case
from indexer.domain.folding import Found
from indexer.domain.indexer import Indexer
from indexer.domain.offer import Offer
from indexer.domain.titles import TitleMatcher
from indexer.domain.verdicts import Judged, judge_found
from indexer.domain.wanted import KnownTarget
from releases.profiles.presets import PRESETS

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
AIRED = datetime(2026, 3, 1, 20, tzinfo=UTC)
HD = replace(next(profile for profile in PRESETS if profile.id == "hd"), id=str(UUID(int=3)))


def show(**facts: object) -> TitleFacts:
    values = {
        "title_id": new_id(),
        "kind": TitleKind.SHOW,
        "name": "Harbor Lights",
        "year": 2024,
        "aliases": ("Hafenlichter",),
        "external_ids": ExternalIds(tvdb=4711, imdb="tt0042", tvmaze=7),
        "runtime_minutes": 45,
    }
    return TitleFacts.model_validate(values | facts)


def movie(**facts: object) -> TitleFacts:
    values = {
        "title_id": new_id(),
        "kind": TitleKind.MOVIE,
        "name": "The Paper Moons",
        "year": 2021,
        "external_ids": ExternalIds(imdb="tt0043", tmdb=12),
        "runtime_minutes": 100,
    }
    return TitleFacts.model_validate(values | facts)


def target(facts: TitleFacts, season: int | None = None, episode: int | None = None, **more: object) -> KnownTarget:
    ref = TargetRef(
        target_id=new_id(),
        title_id=facts.title_id,
        slot_id=new_id(),
        kind=facts.kind,
        season=season,
        episode=episode,
        air_at=AIRED,
    )
    return KnownTarget(ref, wanted=True, **more)  # type: ignore[arg-type]  # fields of the target


def offer(name: str, **facts: object) -> Offer:
    values: dict[str, object] = {
        "indexer_id": UUID(int=1),
        "indexer": "Harbor Index",
        "priority": 25,
        "minimum_seeders": 1,
        "protocol": Protocol.TORRENT,
        "download_url": f"http://index.example/{name}",
        "size_bytes": 1_400_000_000,
        "seeders": 10,
    }
    return Offer(name=name, **(values | facts))  # type: ignore[arg-type]  # fields of the offer


def case(facts: TitleFacts, targets: list[KnownTarget], **more: object) -> Case:
    return Case(facts, targets, targets, {None: HD}, TitleMatcher(facts), **more)  # type: ignore[arg-type]  # its fields


def judged(name: str, about: Case, **facts: object) -> Judged:
    return judge_found(Found([offer(name, **facts)]), about, NOW)


def indexer(**settings: object) -> Indexer:
    values = {
        "name": "Harbor Index",
        "kind": IndexerKind.TORZNAB,
        "url": "http://index.example/torznab",
        "api_key": "a-secret-key",
    }
    return Indexer(UUID(int=1), IndexerSettings.model_validate(values | settings))
