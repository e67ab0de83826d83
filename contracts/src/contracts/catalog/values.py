"""Value types of the catalog's messages."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from contracts.message import Value
from contracts.values import ExternalIds, MediaInfo, RootedPath, SeriesType, TargetRef, TitleKind


class MonitorPolicy(StrEnum):
    """Which episodes become monitored when a show is added, and later when new ones appear."""

    ALL = "all"
    FUTURE = "future"
    MISSING = "missing"
    EXISTING = "existing"
    FIRST_SEASON = "first_season"
    LATEST_SEASON = "latest_season"
    PILOT = "pilot"
    NONE = "none"


class MinimumAvailability(StrEnum):
    """From when on a movie is wanted."""

    ANNOUNCED = "announced"
    IN_CINEMAS = "in_cinemas"
    RELEASED = "released"


class TargetState(StrEnum):
    """Where a target stands."""

    UNMONITORED = "unmonitored"
    UNAIRED = "unaired"
    WANTED = "wanted"
    SATISFIED = "satisfied"


class WantedReason(StrEnum):
    """Why a target became wanted."""

    ADDED = "added"
    AIRED = "aired"
    MONITORED = "monitored"
    FILE_REMOVED = "file_removed"
    BELOW_CUTOFF = "below_cutoff"
    CHANGED = "changed"


class UnwantedReason(StrEnum):
    """Why a target is not wanted, or no longer, although it has no file."""

    UNMONITORED = "unmonitored"
    REMOVED = "removed"
    POSTPONED = "postponed"
    """It was wanted, and is out only later."""
    UNAIRED = "unaired"
    """It is monitored, and not out yet."""


class PlacementMethod(StrEnum):
    """How a file came into the library."""

    HARDLINK = "hardlink"
    REFLINK = "reflink"
    COPY = "copy"


class BlockReason(StrEnum):
    """Why an import waits for a person, or comes to nothing."""

    NO_VIDEO = "no_video"
    NO_MATCH = "no_match"
    AMBIGUOUS = "ambiguous"
    UNREADABLE = "unreadable"
    SAMPLE = "sample"
    DANGEROUS = "dangerous"
    ARCHIVE = "archive"
    NOT_AN_UPGRADE = "not_an_upgrade"
    NO_SPACE = "no_space"
    MISSING_FILES = "missing_files"
    NO_AUDIO = "no_audio"
    TITLE_GONE = "title_gone"
    DOWNLOAD_REMOVED = "download_removed"
    """It does not wait any longer."""


class Block(Value):
    """One reason, what it is about and what to do."""

    reason: BlockReason
    detail: str
    path: str | None = None
    advice: str = ""


class TitleFacts(Value):
    """What a search needs to know of a title."""

    title_id: UUID
    kind: TitleKind
    name: str
    year: int | None = None
    aliases: tuple[str, ...] = ()
    external_ids: ExternalIds = ExternalIds()
    original_language: str | None = None
    runtime_minutes: int | None = None
    season_episode_count: int | None = None
    """Episodes of the target's season, so that a pack can be told from its parts; null for movies."""
    season_ends_at: datetime | None = None
    """When the last episode of the target's season airs; null when that is not known, and for movies."""
    series_type: SeriesType = SeriesType.STANDARD
    """How releases number its episodes; movies have none, and are `standard`."""
    series_type_chosen: bool = False
    """Whether a person said so; if not, who searches may guess more from language and season."""
    library_id: UUID | None = None
    """The library; null in facts of before it was told."""


class ListedTarget(Value):
    """A target that nothing is searched for, with what is needed to judge releases that a person looks for."""

    target: TargetRef
    reason: UnwantedReason
    episode_name: str | None = None
    slot_name: str | None = None
    profile_id: UUID | None = None
    """The slot's profile; null means the indexer's default."""
    season_episode_count: int | None = None
    """Episodes of its season; null for movies."""
    season_ends_at: datetime | None = None
    """When the last episode of its season airs; null when that is not known, and for movies."""


class NewSlot(Value):
    """A version to be kept of a title: a name, and the profile that judges for it."""

    name: str = "Main"
    profile_id: UUID | None = None
    """Null takes the library's default profile, else the indexer's."""


class SlotView(Value):
    """A version of a title and how far it is."""

    slot_id: UUID
    name: str
    profile_id: UUID | None
    monitored: bool
    targets: int
    wanted: int
    satisfied: int
    target_id: UUID | None = None
    """The movie's target in this slot; null for shows, whose episodes have one each."""


class LibraryView(Value):
    """A library: a kind of titles under one folder."""

    library_id: UUID
    kind: TitleKind
    name: str
    root: str
    naming_preset: str
    default_profile_id: UUID | None
    titles: int = 0
    free_bytes: int | None = None
    hardlinks: bool | None = None
    """Whether a download can be hardlinked into it; null when not known."""


class ImageView(Value):
    """An image of a title; sizes small, medium and large are at `/api/v1/images/{image_id}/{size}`."""

    image_id: UUID
    kind: str
    season: int | None = None


class SeasonCount(Value):
    """How much of a season there is."""

    number: int
    targets: int
    """Monitored targets that could be there by now, and those with a file."""
    satisfied: int


class TitleSummary(Value):
    """A title in a list."""

    title_id: UUID
    kind: TitleKind
    library_id: UUID
    name: str
    sort_name: str
    year: int | None
    status: str
    monitored: bool
    poster_id: UUID | None
    targets: int
    """Monitored targets that could be there by now."""
    satisfied: int
    size_bytes: int
    added_at: datetime
    next_air_at: datetime | None = None
    genres: tuple[str, ...] = ()
    rating: float | None = None
    runtime_minutes: int | None = None
    slots: tuple[str, ...] = ()
    """Names of the versions that are kept, the first one first."""
    overview: str | None = None
    """Null unless it was asked for."""
    season_counts: tuple[SeasonCount, ...] = ()
    """A show's seasons of which there could be something, in order, the specials last."""


class TitleName(Value):
    """What a list shows of a title that it knows only by id."""

    title_id: UUID
    kind: TitleKind
    name: str
    year: int | None
    poster_id: UUID | None


class TitleLetter(Value):
    """A letter that names begin with: `A`, `#` for digits and signs, `…` for scripts without capitals."""

    letter: str
    """The letter."""
    count: int
    """How many titles begin with it."""
    offset: int
    """How many titles stand before the first of them."""
    cursor: str | None
    """Begins a page of the list at the first of them; null begins at the start."""


class SeasonView(Value):
    """A season and how far it is."""

    season_id: UUID
    number: int
    name: str
    monitored: bool
    episodes: int
    aired: int
    satisfied: int
    size_bytes: int


class TitleView(Value):
    """One title whole, without its episodes."""

    title_id: UUID
    kind: TitleKind
    library_id: UUID
    name: str
    original_name: str | None
    sort_name: str
    year: int | None
    status: str
    overview: str | None
    monitored: bool
    monitor_policy: MonitorPolicy | None
    monitor_specials: bool
    minimum_availability: MinimumAvailability | None
    runtime_minutes: int | None
    genres: tuple[str, ...]
    certification: str | None
    original_language: str | None
    network: str | None
    rating: float | None
    external_ids: ExternalIds
    metadata_source: str
    aliases: tuple[str, ...]
    folder: str
    cinema_date: date | None
    digital_date: date | None
    physical_date: date | None
    collection: str | None
    images: tuple[ImageView, ...]
    slots: tuple[SlotView, ...]
    seasons: tuple[SeasonView, ...]
    size_bytes: int
    added_at: datetime
    refreshed_at: datetime | None
    trailer_url: str | None = None
    series_type: SeriesType | None = None
    """How releases number its episodes; null for movies."""
    series_type_chosen: bool = False
    """Whether a person chose it; else it is as the source says."""
    season_counts: tuple[SeasonCount, ...] = ()
    """Its seasons of which there could be something, in order, the specials last."""


class TargetView(Value):
    """A target's state in one slot."""

    target_id: UUID
    slot_id: UUID
    slot_name: str
    state: TargetState
    file_id: UUID | None = None
    quality: str | None = None
    size_bytes: int | None = None


class EpisodeView(Value):
    """An episode and its state per slot."""

    episode_id: UUID
    season: int
    number: int
    absolute_number: int | None
    name: str
    overview: str | None
    air_at: datetime | None
    runtime_minutes: int | None
    still_id: UUID | None
    monitored: bool
    targets: tuple[TargetView, ...]


class FileView(Value):
    """A media file in a library."""

    file_id: UUID
    title_id: UUID
    slot_id: UUID
    path: RootedPath
    size_bytes: int
    quality: str
    media_info: MediaInfo | None
    release_name: str | None
    release_group: str | None
    languages: tuple[str, ...]
    score: int
    method: PlacementMethod
    added_at: datetime
    target_ids: tuple[UUID, ...]
    subtitles: tuple[str, ...] = ()


class WantedView(Value):
    """A target without its file."""

    target: TargetRef
    title_name: str
    episode_name: str | None
    slot_name: str
    wanted_at: datetime
    poster_id: UUID | None = None


class UpcomingView(Value):
    """An episode or movie that is to come."""

    title_id: UUID
    kind: TitleKind
    title_name: str
    season: int | None
    episode: int | None
    episode_name: str | None
    air_at: datetime
    poster_id: UUID | None = None


class ImportState(StrEnum):
    """How far an import is."""

    WAITING = "waiting"
    RUNNING = "running"
    COMPLETED = "completed"
    BLOCKED = "blocked"
    CANCELLED = "cancelled"
    """Its download was removed before it was brought in."""


class ImportedFile(Value):
    """One file of an import and where it went, or why it was left."""

    source: str
    destination: RootedPath | None = None
    file_id: UUID | None = None
    skipped: str | None = None
    """Why it was not taken: `sample`, `extra`, `not_wanted`, ..."""


class ImportView(Value):
    """An import with its reasons."""

    import_id: UUID
    download_id: UUID | None
    name: str
    title_id: UUID | None
    title_name: str | None
    state: ImportState
    blocks: tuple[Block, ...]
    files: tuple[ImportedFile, ...]
    targets: tuple[TargetRef, ...]
    started_at: datetime
    finished_at: datetime | None
