"""Monitors, or stops to monitor, seasons and episodes."""

from dataclasses import replace
from datetime import datetime

from catalog.app.ports import Store
from catalog.app.referring import title_facts
from catalog.app.settle_targets import Why, settle_targets
from contracts.catalog.asks import SetMonitored
from contracts.catalog.events import TitleUpdated
from contracts.catalog.values import WantedReason
from contracts.message import Done
from contracts.values import TitleKind
from kit.errors import InvalidInput, NotFound


async def set_monitored(ask: SetMonitored, *, store: Store, now: datetime) -> Done:
    """A season passes its flag to its episodes, and to those that appear later.

    Raises:
        InvalidInput: it is a movie.
        NotFound: there is no such title, season or episode.
    """
    title = await store.titles.get(ask.title_id)
    if title.kind is not TitleKind.SHOW:
        raise InvalidInput(f"{title.name} has no episodes", advice="Edit the title to monitor the movie")
    seasons = [season for season in await store.episodes.seasons(title.id) if season.number in ask.seasons]
    episodes = await store.episodes.of_title(title.id)
    if {season.number for season in seasons} < set(ask.seasons):
        raise NotFound(f"{title.name} lacks some of these seasons")
    if not {episode.id for episode in episodes} >= set(ask.episode_ids):
        raise NotFound(f"{title.name} lacks some of these episodes")
    picked = [episode for episode in episodes if episode.season in ask.seasons or episode.id in ask.episode_ids]
    await store.episodes.change_seasons([replace(season, monitored=ask.monitored) for season in seasons])
    await store.episodes.change(
        [replace(episode, monitored=ask.monitored) for episode in picked if episode.monitored != ask.monitored]
    )
    events = await settle_targets(title, Why(WantedReason.MONITORED), store=store, now=now)
    store.emit(TitleUpdated(title_id=title.id, facts=title_facts(title), changes=("monitored",)), *events)
    return Done()
