"""Reads a title's metadata again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from catalog.app.ports import Begin, ImageFiles, MetadataSource, Store
from catalog.app.referring import title_facts
from catalog.app.settle_targets import Why, settle_targets
from catalog.app.sync_images import sync_images
from catalog.domain.describing import changes_between, described_title, wanted_images
from catalog.domain.episode_changes import compare_episodes, new_episode
from catalog.domain.monitoring import monitors_new_season
from catalog.domain.refreshing import next_refresh
from catalog.domain.titles import Episode, Season, Title
from contracts.catalog.asks import RefreshTitle
from contracts.catalog.events import TitleUpdated
from contracts.catalog.values import TitleView, WantedReason
from contracts.ids import new_id
from contracts.metadata import ShowMetadata, TitleMetadata
from contracts.values import TitleKind


async def refresh_title(
    ask: RefreshTitle, *, begin: Begin, source: MetadataSource, images: ImageFiles, now: datetime
) -> TitleView:
    """Adds, renames and removes as the source does; files are never lost.

    Raises:
        NotFound: there is no such title, or its source does not know it any more.
        Unavailable: the source is away.
    """
    async with begin() as store:
        title = await store.titles.get(ask.title_id)
    metadata = await fetch(title, source)
    async with begin() as store:
        left = await apply(await store.titles.get(title.id), metadata, store=store, now=now)
        view = await store.title_views.get(title.id)
    await images.forget(left)
    return view


async def fetch(title: Title, source: MetadataSource) -> TitleMetadata:
    """What the title's source says of it now."""
    if title.kind is TitleKind.SHOW:
        return await source.get_show(title.source, title.source_id)
    return await source.get_movie(title.source, title.source_id)


async def apply(before: Title, metadata: TitleMetadata, *, store: Store, now: datetime) -> Sequence[UUID]:
    """Store what changed and tell of it. Gives the ids of images that left."""
    title = described_title(before, metadata)
    due_at = next_refresh(title.id, title.status, now)
    await store.titles.describe(title, metadata, refreshed_at=now, due_at=due_at)
    changes = changes_between(before, title)
    shift = _Shift((), (), ())
    if isinstance(metadata, ShowMetadata):
        shift = await _shift_episodes(title, metadata, store=store)
    left = await sync_images(title.id, wanted_images(metadata, shift.episodes), store=store, now=now)
    events = await settle_targets(
        title,
        Why(WantedReason.AIRED),
        store=store,
        now=now,
        gone=shift.gone,
        list_all=title.facts_version != before.facts_version,
    )
    await store.episodes.remove([episode.id for episode in shift.gone])
    if changes or shift.changes:
        told = TitleUpdated(title_id=title.id, facts=title_facts(title), changes=(*changes, *shift.changes))
        store.emit(told)
    store.emit(*events)
    return left


@dataclass(frozen=True, slots=True)
class _Shift:
    episodes: Sequence[Episode]
    gone: Sequence[Episode]
    changes: tuple[str, ...]


async def _shift_episodes(title: Title, metadata: ShowMetadata, *, store: Store) -> _Shift:
    known = await store.episodes.of_title(title.id)
    targets = await store.targets.of_title(title.id)
    with_file = frozenset(target.episode_id for target in targets if target.file_id and target.episode_id)
    found = compare_episodes(known, metadata.episodes, with_file)
    monitored = await _shift_seasons(title, metadata, with_file, known, store=store)
    added = [new_episode(new, monitored=monitored.get(new.season, False)) for new in found.added]
    await store.episodes.change((*found.changed, *found.detached))
    await store.episodes.add(title.id, added)
    gone = {episode.id for episode in found.gone}
    now_known = {episode.id: episode for episode in (*known, *added, *found.changed, *found.detached)}
    kept = [episode for episode in now_known.values() if episode.id not in gone]
    changed = bool(added or gone or found.changed)
    changes = ("episodes",) * changed + ("episodes_detached",) * bool(found.detached)
    return _Shift(kept, found.gone, changes)


async def _shift_seasons(
    title: Title, metadata: ShowMetadata, with_file: frozenset[UUID], known: Sequence[Episode], *, store: Store
) -> dict[int, bool]:
    """Add, rename and remove seasons; gives which of them monitor new episodes."""
    seasons = {season.number: season for season in await store.episodes.seasons(title.id)}
    named = {season.number: season for season in metadata.seasons}
    listed = named.keys() | {episode.season for episode in metadata.episodes}
    needed = listed | {episode.season for episode in known if episode.id in with_file}
    added = [
        Season(
            new_id(),
            number,
            named[number].name if number in named else f"Season {number}",
            named[number].overview if number in named else None,
            monitors_new_season(title.monitor_policy, number, specials=title.monitor_specials),
        )
        for number in sorted(needed - seasons.keys())
    ]
    renamed = [
        replace(season, name=named[number].name, overview=named[number].overview)
        for number, season in seasons.items()
        if number in named and (season.name, season.overview) != (named[number].name, named[number].overview)
    ]
    await store.episodes.add_seasons(title.id, added)
    await store.episodes.change_seasons(renamed)
    await store.episodes.remove_seasons([season.id for number, season in seasons.items() if number not in needed])
    return {season.number: season.monitored for season in (*seasons.values(), *added)}
