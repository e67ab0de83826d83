"""Titles and targets of these tests, as the catalog would tell them."""

from typing import Any

from contracts.catalog.events import ImportCompleted, TargetSatisfied, TargetWanted
from contracts.catalog.values import TitleFacts, WantedReason
from contracts.downloader.commands import TorrentRequested
from contracts.ids import new_id
from contracts.indexer.asks import AddIndexer
from contracts.indexer.values import IndexerKind, IndexerSettings, IndexerView
from contracts.message import EXAMPLE_AT
from contracts.values import EXAMPLE_EVIDENCE, ExternalIds, TargetRef, TitleKind
from integration.indexer.fake_torznab import KEY, FakeTorznab
from support.stack import Stack


def show(episodes: int = 8, *, name: str = "Harbor Lights") -> TitleFacts:
    return TitleFacts(
        title_id=new_id(),
        kind=TitleKind.SHOW,
        name=name,
        year=2024,
        aliases=("Hafenlichter",),
        external_ids=ExternalIds(tvdb=4711, imdb="tt9900001"),
        original_language="en",
        runtime_minutes=45,
        season_episode_count=episodes,
    )


def movie() -> TitleFacts:
    return TitleFacts(
        title_id=new_id(),
        kind=TitleKind.MOVIE,
        name="The Paper Moons",
        year=2021,
        external_ids=ExternalIds(imdb="tt9900002"),
        original_language="en",
        runtime_minutes=100,
    )


def wanted(facts: TitleFacts, season: int | None = None, episode: int | None = None, **more: Any) -> TargetWanted:
    target = TargetRef(
        target_id=new_id(),
        title_id=facts.title_id,
        slot_id=new_id(),
        kind=facts.kind,
        season=season,
        episode=episode,
        air_at=EXAMPLE_AT,
    )
    return TargetWanted(
        title_id=facts.title_id,
        target=target,
        facts=facts,
        **({"reason": WantedReason.AIRED} | more),
    )


async def add(stack: Stack, fake: FakeTorznab, name: str = "Harbor Index", **more: object) -> IndexerView:
    return await stack.ask(AddIndexer(settings=indexer_settings(fake, name, **more)), IndexerView)


def indexer_settings(fake: FakeTorznab, name: str = "Harbor Index", **more: object) -> IndexerSettings:
    """The settings that `add` sends."""
    values = {"name": name, "kind": IndexerKind.TORZNAB, "url": fake.url, "api_key": KEY, "request_spacing_seconds": 0}
    return IndexerSettings.model_validate(values | more)


def satisfied(message: TargetWanted, quality: str = "WEBDL-1080p", **more: Any) -> TargetSatisfied:
    """The target got a file."""
    evidence = EXAMPLE_EVIDENCE.model_copy(update={"quality": quality, "info_hash": None, "group": "OLD"})
    return TargetSatisfied(
        title_id=message.title_id,
        target=message.target,
        evidence=evidence,
        **({"file_id": new_id(), "facts": message.facts, "profile_id": message.profile_id, "slot_name": "Main"} | more),
    )


def imported(request: TorrentRequested) -> ImportCompleted:
    """All that was asked for is in the library."""
    return ImportCompleted(
        title_id=request.targets[0].title_id,
        import_id=new_id(),
        download_id=request.download_id,
        imported=request.targets,
        files=1,
    )
