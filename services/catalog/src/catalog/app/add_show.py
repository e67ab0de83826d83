"""Adds a show from a metadata source."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from catalog.app.add_title import add_title, added_events, find_added_before, find_library
from catalog.app.ports import Begin, MetadataSource, Store
from catalog.app.settle_targets import Why, settle_targets
from catalog.app.sync_images import sync_images
from catalog.domain.describing import wanted_images
from catalog.domain.episode_changes import compare_episodes, new_episode
from catalog.domain.monitoring import pick_monitored, season_is_monitored
from catalog.domain.titles import Episode, Library, Season, Title
from contracts.catalog.asks import AddShow
from contracts.catalog.events import ShowAdded
from contracts.catalog.values import TitleView, WantedReason
from contracts.ids import new_id
from contracts.metadata import ShowMetadata
from contracts.values import TitleKind


async def add_show(
    ask: AddShow, *, begin: Begin, source: MetadataSource, ask_id: UUID | None, now: datetime
) -> TitleView:
    """Fetch the whole show, store it, and tell which of its episodes are wanted.

    Raises:
        Conflict: it is there already.
        NotFound: the source does not know it, or there is no library for shows.
        Unavailable: the source is away.
    """
    async with begin() as store:
        if added := await find_added_before(ask, TitleKind.SHOW, store=store, ask_id=ask_id):
            return added
    metadata = await source.get_show(ask.source, ask.source_id)
    async with begin() as store:
        ids = metadata.external_ids
        if added := await find_added_before(ask, TitleKind.SHOW, store=store, ask_id=ask_id, ids=ids):
            return added
        library = await find_library(ask.library_id, TitleKind.SHOW, store)
        title = await add_title(_blank(ask, library, now), library, ask, metadata, store=store, ask_id=ask_id)
        episodes = await _add_episodes(title, metadata, store=store, now=now)
        await sync_images(title.id, wanted_images(metadata, episodes), store=store, now=now)
        events = await settle_targets(title, Why(WantedReason.ADDED, search=ask.search), store=store, now=now)
        store.emit(*added_events(ShowAdded, title, events))
        return await store.title_views.get(title.id)


def _blank(ask: AddShow, library: Library, now: datetime) -> Title:
    return Title(
        id=new_id(),
        kind=TitleKind.SHOW,
        library_id=library.id,
        source=ask.source,
        source_id=ask.source_id,
        name="",
        folder="",
        added_at=now,
        monitor_policy=ask.monitor,
        monitor_specials=ask.monitor_specials,
    )


async def _add_episodes(title: Title, metadata: ShowMetadata, *, store: Store, now: datetime) -> Sequence[Episode]:
    found = compare_episodes((), metadata.episodes, frozenset())
    episodes = [new_episode(new, monitored=False) for new in found.added]
    picked = pick_monitored(title.monitor_policy, episodes, specials=title.monitor_specials, now=now)
    episodes = [replace(episode, monitored=episode.id in picked) for episode in episodes]
    await store.episodes.add_seasons(title.id, _seasons(title, metadata, episodes))
    await store.episodes.add(title.id, episodes)
    return episodes


def _seasons(title: Title, metadata: ShowMetadata, episodes: Sequence[Episode]) -> list[Season]:
    named = {season.number: season for season in metadata.seasons}
    numbers = sorted(named.keys() | {episode.season for episode in episodes})
    picked = {episode.season for episode in episodes if episode.monitored}
    return [
        Season(
            id=new_id(),
            number=number,
            name=named[number].name if number in named else f"Season {number}",
            overview=named[number].overview if number in named else None,
            monitored=season_is_monitored(
                title.monitor_policy, number, specials=title.monitor_specials, picked=picked, latest=numbers[-1]
            ),
        )
        for number in numbers
    ]
