"""Titles, their episodes and their slots, as far as rules need to know them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from contracts.catalog.values import MinimumAvailability, MonitorPolicy, TargetState
from contracts.metadata import ImageKind
from contracts.values import Evidence, ExternalIds, SeriesType, TitleKind

NO_IDS = ExternalIds()


@dataclass(frozen=True, slots=True)
class Library:
    """A kind of titles under one folder."""

    id: UUID
    kind: TitleKind
    name: str
    root: str
    naming_preset: str
    default_profile_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Title:
    """A show or a movie. `folder` is relative to its library's root and stays when the name changes.

    `series_type` is what the source says, `chosen_series_type` what a person does.
    `facts_version` is of the facts that others were told of it (see `describing.FACTS_VERSION`).
    """

    id: UUID
    kind: TitleKind
    library_id: UUID
    source: str
    source_id: str
    name: str
    folder: str
    added_at: datetime
    year: int | None = None
    status: str = ""
    original_language: str | None = None
    runtime_minutes: int | None = None
    external_ids: ExternalIds = NO_IDS
    aliases: tuple[str, ...] = ()
    certification: str | None = None
    collection: str | None = None
    monitored: bool = True
    monitor_policy: MonitorPolicy = MonitorPolicy.ALL
    monitor_specials: bool = False
    minimum_availability: MinimumAvailability = MinimumAvailability.RELEASED
    cinema_date: date | None = None
    digital_date: date | None = None
    physical_date: date | None = None
    refresh_failures: int = 0
    series_type: SeriesType = SeriesType.STANDARD
    chosen_series_type: SeriesType | None = None
    facts_version: int = 0

    @property
    def numbered_as(self) -> SeriesType:
        """How releases number its episodes."""
        return self.chosen_series_type or self.series_type


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode; season 0 holds the specials. A detached one is unknown to its source but has a file."""

    id: UUID
    season: int
    number: int
    name: str
    source_id: str
    absolute_number: int | None = None
    overview: str | None = None
    air_at: datetime | None = None
    runtime_minutes: int | None = None
    still_url: str | None = None
    monitored: bool = False
    detached: bool = False


@dataclass(frozen=True, slots=True)
class Season:
    """A season; `monitored` decides for episodes that appear later."""

    id: UUID
    number: int
    name: str
    overview: str | None = None
    monitored: bool = False


@dataclass(frozen=True, slots=True)
class Slot:
    """A version to be kept of a title. The first one has position 0."""

    id: UUID
    title_id: UUID
    name: str
    profile_id: UUID | None = None
    monitored: bool = True
    position: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """One episode, or the movie, in one slot. `due_at` is when it can be had."""

    id: UUID
    slot_id: UUID
    episode_id: UUID | None
    state: TargetState
    due_at: datetime | None = None
    file_id: UUID | None = None
    monitored: bool = True


@dataclass(frozen=True, slots=True)
class MediaFile:
    """A video that stands in a library. Paths are relative to the library's root."""

    id: UUID
    title_id: UUID
    library_id: UUID
    slot_id: UUID
    path: str
    size_bytes: int
    evidence: Evidence
    subtitles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TitleImage:
    """An image of a title, its season or its episode, and where it comes from."""

    id: UUID
    kind: ImageKind
    url: str
    season: int | None = None
    episode_id: UUID | None = None
    priority: int = 0
    """What is looked at first is fetched first; 0 is the poster."""

    @property
    def place(self) -> tuple[ImageKind, int | None, UUID | None]:
        """What it is the image of; there is one for each."""
        return self.kind, self.season, self.episode_id
