"""What the demo world knows of its invented shows and movies."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class ShowKind(StrEnum):
    """How episodes are counted in release names."""

    STANDARD = "standard"
    DAILY = "daily"
    ANIME = "anime"


class ShowState(StrEnum):
    """Whether more episodes will come."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Ids:
    """The ids of a title at every source; movies have none at TVmaze."""

    tmdb: int
    tvdb: int
    imdb: str
    tvmaze: int | None = None


@dataclass(frozen=True, slots=True)
class Alias:
    """Another name of a title, with ISO codes."""

    name: str
    country: str
    language: str


@dataclass(frozen=True, slots=True)
class Episode:
    """One episode; season 0 holds the specials."""

    id: int
    season: int
    number: int
    name: str
    overview: str
    air_at: datetime
    runtime_minutes: int
    absolute: int | None = None


@dataclass(frozen=True, slots=True)
class Season:
    """One season with its episodes in order."""

    id: int
    number: int
    episodes: tuple[Episode, ...]

    @property
    def name(self) -> str:
        """What the sources call it."""
        return f"Season {self.number}" if self.number else "Specials"


@dataclass(frozen=True, slots=True)
class Show:
    """An invented show."""

    ids: Ids
    name: str
    original_name: str
    language: str
    country: str
    kind: ShowKind
    state: ShowState
    network: str
    runtime_minutes: int
    genres: tuple[str, ...]
    rating: float
    votes: int
    certification: str
    overview: str
    aliases: tuple[Alias, ...]
    seasons: tuple[Season, ...]

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """All episodes, specials first."""
        return tuple(episode for season in self.seasons for episode in season.episodes)

    @property
    def regular(self) -> tuple[Episode, ...]:
        """All episodes but the specials, in the order they air."""
        return tuple(episode for episode in self.episodes if episode.season)

    @property
    def first_air_date(self) -> date:
        """When the first regular episode aired."""
        return self.regular[0].air_at.date()

    @property
    def year(self) -> int:
        """The year it began."""
        return self.first_air_date.year


@dataclass(frozen=True, slots=True)
class Collection:
    """Movies that belong together."""

    id: int
    name: str


@dataclass(frozen=True, slots=True)
class Movie:
    """An invented movie with its release dates by kind."""

    ids: Ids
    name: str
    original_name: str
    language: str
    country: str
    studio: str
    runtime_minutes: int
    genres: tuple[str, ...]
    rating: float
    votes: int
    certification: str
    overview: str
    aliases: tuple[Alias, ...]
    cinema_date: date
    digital_date: date | None
    physical_date: date | None
    collection: Collection | None

    @property
    def year(self) -> int:
        """The year of its first release."""
        return self.cinema_date.year


Title = Show | Movie
