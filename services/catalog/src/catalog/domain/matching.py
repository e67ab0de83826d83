"""Which episodes a downloaded video holds."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from uuid import UUID

from catalog.domain.titles import Episode
from releases.matching.season_titles import count_for
from releases.reading.reader import read_release
from releases.release import Kind, Release

EVENING = timedelta(hours=12)
"""A show of an American evening airs on the next day in UTC; releases name the local day."""


def match_episodes(
    path: str, release_name: str | None, show: str, episodes: Sequence[Episode], expected: frozenset[UUID]
) -> tuple[Episode, ...]:
    """The episodes that a file's path names; else those of its release, given only where the file is the only one.

    `show` is the name of the show. `expected` are the episodes that were asked for: they break a tie, and tell the
    season where the name does not.
    """
    names = [(path, Kind.TV_PATH), *([(release_name, Kind.TV)] if release_name else [])]
    for name, kind in names:
        release = read_release(name, kind)
        if release and (found := _named(count_for(show, release), episodes, expected)):
            return found
    return ()


def _named(release: Release, episodes: Sequence[Episode], expected: frozenset[UUID]) -> tuple[Episode, ...]:
    if release.air_date:
        return _aired(release.air_date, episodes, expected)
    if release.episodes:
        return _numbered(release, episodes, expected)
    if release.absolute and not release.special:
        absolute = _absolute_numbers(episodes)
        return tuple(episode for episode in episodes if absolute.get(episode.id) in release.absolute)
    return ()


def _numbered(release: Release, episodes: Sequence[Episode], expected: frozenset[UUID]) -> tuple[Episode, ...]:
    season = release.season
    if season is None:
        seasons = {episode.season for episode in episodes if episode.id in expected}
        if len(seasons) != 1:
            return ()
        season = seasons.pop()
    numbers = set(release.episodes)
    return tuple(episode for episode in episodes if episode.season == season and episode.number in numbers)


def _absolute_numbers(episodes: Sequence[Episode]) -> dict[UUID, int]:
    """By episode. Sources that count none list them in order, which is what a count would follow."""
    regular = [episode for episode in episodes if episode.season > 0]
    told = {episode.id: episode.absolute_number for episode in regular if episode.absolute_number is not None}
    if told:
        return told
    in_order = sorted(regular, key=lambda episode: (episode.season, episode.number))
    return {episode.id: count for count, episode in enumerate(in_order, start=1)}


def _aired(day: date, episodes: Sequence[Episode], expected: frozenset[UUID]) -> tuple[Episode, ...]:
    dated = [(episode, episode.air_at) for episode in episodes if episode.air_at]
    same_day = [episode for episode, air_at in dated if air_at.date() == day]
    evening = [episode for episode, air_at in dated if (air_at - EVENING).date() == day]
    return _preferred((same_day, evening), expected)


def _preferred(candidates: Iterable[Sequence[Episode]], expected: frozenset[UUID]) -> tuple[Episode, ...]:
    lists = [tuple(found) for found in candidates if found]
    asked = [found for found in lists if any(episode.id in expected for episode in found)]
    return next(iter(asked or lists), ())
