"""What an indexer has: the releases it lists, and how it finds them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from reelway.demo.releases.release import Release, Seeded
from reelway.demo.titles.model import Movie, Show
from reelway.demo.titles.searching import words_of

ID_PARAMETERS = ("tvdbid", "imdbid", "tmdbid", "tvmazeid")


@dataclass
class Listing:
    """Releases by info-hash, newest first; those whose time has not come stay hidden."""

    _entries: dict[str, Seeded] = field(default_factory=dict)

    def add(self, seeded: Seeded) -> None:
        """Lists a release."""
        self._entries[seeded.info_hash] = seeded

    def remove(self, name: str) -> None:
        """Takes the release of that name off the list; KeyError when it is not there."""
        del self._entries[next(key for key, entry in self._entries.items() if entry.release.name == name)]

    def find(self, info_hash: str) -> Seeded | None:
        """The listed release of that info-hash."""
        return self._entries.get(info_hash)

    def search(self, function: str, asked: Mapping[str, str], now: datetime | None = None) -> list[Seeded]:
        """What the Torznab function `search`, `tvsearch` or `movie` finds; without words or ids, everything."""
        at = now or datetime.now(UTC)
        published = (entry for entry in self._entries.values() if entry.release.published_at <= at)
        found = [entry for entry in published if _is_wanted(entry.release, function, asked)]
        return sorted(found, key=lambda entry: entry.release.published_at, reverse=True)


def _is_wanted(release: Release, function: str, asked: Mapping[str, str]) -> bool:
    kinds = {"tvsearch": Show, "movie": Movie}
    if function in kinds and not isinstance(release.title, kinds[function]):
        return False
    return (
        _in_categories(release, asked.get("cat", ""))
        and _has_ids(release, asked)
        and _has_words(release, asked.get("q", ""))
        and _is_episode(release, asked.get("season", ""), asked.get("ep", ""))
        and asked.get("year", str(release.title.year)) == str(release.title.year)
    )


def _in_categories(release: Release, wanted: str) -> bool:
    categories = {part for part in wanted.split(",") if part}
    return not categories or not categories.isdisjoint(map(str, release.categories))


def _has_ids(release: Release, asked: Mapping[str, str]) -> bool:
    """Several ids widen the search, as at Prowlarr."""
    wanted = [(name, asked[name]) for name in ID_PARAMETERS if asked.get(name)]
    ids = release.title.ids
    own = {"tvdbid": ids.tvdb, "imdbid": ids.imdb.removeprefix("tt"), "tmdbid": ids.tmdb, "tvmazeid": ids.tvmaze}
    return not wanted or any(value.removeprefix("tt") == str(own[name]) for name, value in wanted)


def _has_words(release: Release, query: str) -> bool:
    return set(words_of(query)) <= set(words_of(release.name))


def _is_episode(release: Release, season: str, episode: str) -> bool:
    """Season and episode are numbers, or for daily shows the year and `month/day`."""
    if not season:
        return True
    if "/" in episode:
        return release.air_date is not None and f"{release.air_date:%Y %m/%d}" == f"{season} {episode}"
    return release.season == _number(season) and (not episode or _number(episode) in release.episodes)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else -1


def fold(listings: Iterable[list[Seeded]]) -> list[Seeded]:
    """Several indexers' finds as one list, newest first."""
    every = {entry.info_hash: entry for listing in listings for entry in listing}
    return sorted(every.values(), key=lambda entry: entry.release.published_at, reverse=True)
