"""A release of the demo world: its name, its files, and how indexers list it."""

import zlib
from dataclasses import dataclass, field
from datetime import date, datetime

from reelway.demo.titles.model import Movie, Show

MEGABYTES_PER_MINUTE = {360: 4, 480: 6, 720: 14, 1080: 28, 2160: 95}
"""What an encode of that height would weigh; indexers list this size, so that rules about sizes have something real."""


@dataclass(frozen=True, slots=True)
class Video:
    """A video file: `minutes` long, `height` lines, `title` in its metadata."""

    height: int
    minutes: int
    title: str


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """One file of a release; `content` is a video or its bytes. `hostile_path`: what the torrent calls it instead."""

    path: str
    content: Video | bytes
    hostile_path: tuple[bytes, ...] | None = None


@dataclass(frozen=True, slots=True)
class Release:
    """What a tracker site would list. `path`s of several files lie in a folder named as the release."""

    name: str
    title: Show | Movie
    height: int
    files: tuple[PlannedFile, ...]
    published_at: datetime
    season: int | None = None
    episodes: tuple[int, ...] = ()
    absolute: tuple[int, ...] = ()
    air_date: date | None = None
    indexers: frozenset[str] = frozenset({"Slowpoke", "Flaky"})
    magnet: bool = False
    """Listed as a magnet link only."""
    seeded: bool = True
    """False: listed, but nobody has it."""
    freeleech: bool = False
    internal: bool = False

    @property
    def minutes(self) -> int:
        """The running time of what the name promises."""
        count = len(self.episodes) or 1
        if isinstance(self.title, Show) and not self.episodes and self.season is not None:
            count = sum(len(season.episodes) for season in self.title.seasons if season.number == self.season)
        return self.title.runtime_minutes * count

    @property
    def listed_size_bytes(self) -> int:
        """The size an indexer tells: that of a usual encode, not of the demo world's tiny file."""
        spread = 0.9 + zlib.crc32(self.name.encode()) % 200 / 1000
        return round(self.minutes * MEGABYTES_PER_MINUTE[self.height] * 1_000_000 * spread)

    @property
    def seeders(self) -> int:
        """How many seeders an indexer tells of."""
        return 1 + zlib.crc32(self.name.encode()) % 240

    @property
    def categories(self) -> tuple[int, ...]:
        """Newznab categories, the general one last."""
        if isinstance(self.title, Movie):
            return ({360: 2030, 480: 2030, 2160: 2045}.get(self.height, 2040), 2000)
        fitting = {360: 5030, 480: 5030, 2160: 5045}.get(self.height, 5040)
        return (fitting, 5070, 5000) if "Animation" in self.title.genres else (fitting, 5000)


@dataclass(frozen=True, slots=True)
class Seeded:
    """A release with its torrent, as indexers hand it out."""

    release: Release
    torrent: bytes = field(repr=False)
    info_hash: str
    size_bytes: int
    magnet_uri: str
