"""Changes what a person decides about a title."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from catalog.app.ports import Store
from catalog.app.referring import title_facts
from catalog.app.settle_targets import Why, settle_targets
from catalog.domain.monitoring import pick_monitored, season_is_monitored
from catalog.domain.titles import Episode, Title
from contracts.catalog.asks import EditTitle
from contracts.catalog.events import TitleUpdated
from contracts.catalog.values import TitleView, WantedReason
from contracts.values import TitleKind
from kit.errors import InvalidInput


async def edit_title(ask: EditTitle, *, store: Store, now: datetime) -> TitleView:
    """Change it, and bring its targets in line.

    Raises:
        NotFound: there is no such title.
        InvalidInput: a movie shall number its episodes.
    """
    await change_title(ask, store=store, now=now)
    return await store.title_views.get(ask.title_id)


async def change_title(ask: EditTitle, *, store: Store, now: datetime) -> None:
    """The same without looking at the result."""
    before = await store.titles.get(ask.title_id)
    if ask.series_type and before.kind is TitleKind.MOVIE:
        raise InvalidInput("A movie has no series type", advice="Leave it out")
    title = replace(
        before,
        monitored=_or(ask.monitored, before.monitored),
        monitor_policy=ask.monitor or before.monitor_policy,
        monitor_specials=_or(ask.monitor_specials, before.monitor_specials),
        minimum_availability=ask.minimum_availability or before.minimum_availability,
        chosen_series_type=None if ask.forget_series_type else ask.series_type or before.chosen_series_type,
    )
    picks_anew = ask.monitor is not None or ask.monitor_specials is not None
    if title == before and not picks_anew:
        return
    await store.titles.change(title)
    if picks_anew and title.kind is TitleKind.SHOW:
        await _pick_anew(title, only_specials=ask.monitor is None, store=store, now=now)
    events = await settle_targets(title, Why(WantedReason.MONITORED, search=ask.search), store=store, now=now)
    store.emit(TitleUpdated(title_id=title.id, facts=title_facts(title), changes=_changes(before, title)), *events)


def _changes(before: Title, title: Title) -> tuple[str, ...]:
    numbering = (title.numbered_as, title.chosen_series_type)
    if numbering == (before.numbered_as, before.chosen_series_type):
        return ("monitored",)
    only = replace(title, chosen_series_type=before.chosen_series_type) == before
    return ("series_type",) if only else ("monitored", "series_type")


async def _pick_anew(title: Title, *, only_specials: bool, store: Store, now: datetime) -> None:
    episodes = await store.episodes.of_title(title.id)
    with_file = {target.episode_id for target in await store.targets.of_title(title.id) if target.file_id}
    picked = pick_monitored(
        title.monitor_policy,
        episodes,
        specials=title.monitor_specials,
        now=now,
        with_file=frozenset(one for one in with_file if one),
    )
    affected = [episode for episode in episodes if episode.season == 0 or not only_specials]
    changed = [
        replace(episode, monitored=episode.id in picked)
        for episode in affected
        if episode.monitored != (episode.id in picked)
    ]
    await store.episodes.change(changed)
    by_id = {episode.id: episode for episode in (*episodes, *changed)}
    await _flag_seasons(title, list(by_id.values()), only_specials=only_specials, store=store)


async def _flag_seasons(title: Title, episodes: Sequence[Episode], *, only_specials: bool, store: Store) -> None:
    seasons = await store.episodes.seasons(title.id)
    picked = {episode.season for episode in episodes if episode.monitored}
    latest = max((season.number for season in seasons), default=1)
    flagged = [
        replace(
            season,
            monitored=season_is_monitored(
                title.monitor_policy, season.number, specials=title.monitor_specials, picked=picked, latest=latest
            ),
        )
        for season in seasons
        if season.number == 0 or not only_specials
    ]
    await store.episodes.change_seasons([season for season in flagged if season not in seasons])


def _or(wish: bool | None, standing: bool) -> bool:
    return standing if wish is None else wish
