"""Which episodes a monitor policy picks."""

from collections.abc import Callable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from catalog.domain.titles import Episode
from contracts.catalog.values import MonitorPolicy

SPECIALS = 0


@dataclass(frozen=True, slots=True)
class Show:
    """What the policies look at."""

    now: datetime
    first_season: int
    latest_season: int
    with_file: AbstractSet[UUID]

    def is_future(self, episode: Episode) -> bool:
        return episode.air_at is None or episode.air_at > self.now

    def has_file(self, episode: Episode) -> bool:
        return episode.id in self.with_file


_PICKS: Mapping[MonitorPolicy, Callable[[Show, Episode], bool]] = {
    MonitorPolicy.ALL: lambda _show, _episode: True,
    MonitorPolicy.FUTURE: lambda show, episode: show.is_future(episode),
    MonitorPolicy.MISSING: lambda show, episode: not show.has_file(episode),
    MonitorPolicy.EXISTING: lambda show, episode: show.has_file(episode) or show.is_future(episode),
    MonitorPolicy.FIRST_SEASON: lambda show, episode: episode.season == show.first_season,
    MonitorPolicy.LATEST_SEASON: lambda show, episode: episode.season == show.latest_season,
    MonitorPolicy.PILOT: lambda show, episode: episode.season == show.first_season and episode.number == 1,
    MonitorPolicy.NONE: lambda _show, _episode: False,
}
_NEW_SEASONS = frozenset({MonitorPolicy.ALL, MonitorPolicy.FUTURE, MonitorPolicy.MISSING, MonitorPolicy.LATEST_SEASON})


def pick_monitored(
    policy: MonitorPolicy,
    episodes: Sequence[Episode],
    *,
    specials: bool,
    now: datetime,
    with_file: AbstractSet[UUID] = frozenset(),
) -> frozenset[UUID]:
    """The episodes to monitor. Specials follow their own switch alone."""
    seasons = [episode.season for episode in episodes if episode.season != SPECIALS]
    show = Show(now, min(seasons, default=1), max(seasons, default=1), with_file)
    picks = _PICKS[policy]
    return frozenset(
        episode.id
        for episode in episodes
        if not episode.detached and (specials if episode.season == SPECIALS else picks(show, episode))
    )


def season_is_monitored(
    policy: MonitorPolicy, season: int, *, specials: bool, picked: AbstractSet[int], latest: int
) -> bool:
    """Whether episodes that appear later in a season become monitored. `picked` are seasons with a picked episode."""
    if season == SPECIALS:
        return specials
    if policy is MonitorPolicy.PILOT:
        return False
    return season in picked or (season == latest and policy in _NEW_SEASONS)


def monitors_new_season(policy: MonitorPolicy, season: int, *, specials: bool) -> bool:
    """Whether a season that appears on a refresh is monitored."""
    return specials if season == SPECIALS else policy in _NEW_SEASONS
