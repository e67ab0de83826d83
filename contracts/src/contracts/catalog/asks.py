"""What the catalog answers."""

from typing import Annotated, ClassVar, Literal
from uuid import UUID

from pydantic import Base64Bytes, Field

from contracts.catalog.values import (
    EpisodeView,
    FileView,
    ImportState,
    ImportView,
    LibraryView,
    MinimumAvailability,
    MonitorPolicy,
    NewSlot,
    SlotView,
    TitleLetter,
    TitleName,
    TitleSummary,
    TitleView,
    UpcomingView,
    WantedView,
)
from contracts.health import GetHealth
from contracts.message import Ask, Done, Value
from contracts.metadata import SearchHit
from contracts.service import Service
from contracts.values import Page, SeriesType, TitleKind

MAX_NAMES = 100
"""So many fit into the address of one request."""


class CatalogAsk(Ask):
    """An ask that the catalog answers."""

    owner: ClassVar[Service] = Service.CATALOG


class GetCatalogHealth(GetHealth):
    """Can the catalog work?"""

    owner: ClassVar[Service] = Service.CATALOG


# Libraries


class Libraries(Value):
    """All libraries; there are few."""

    items: tuple[LibraryView, ...]


class ListLibraries(CatalogAsk):
    """All libraries with their counts and space."""

    answer: ClassVar[type[Value]] = Libraries


class AddLibrary(CatalogAsk):
    """Add a library. The folder is made where it is missing; it may not lie inside another library's."""

    answer: ClassVar[type[Value]] = LibraryView
    kind: TitleKind
    name: Annotated[str, Field(min_length=1, max_length=100)]
    root: Annotated[str, Field(min_length=1, max_length=1000)]
    naming_preset: str = "standard"
    default_profile_id: UUID | None = None


class EditLibrary(CatalogAsk):
    """Change a library; what is null stays. The folder can't change while titles are in it."""

    answer: ClassVar[type[Value]] = LibraryView
    library_id: UUID
    name: Annotated[str | None, Field(min_length=1, max_length=100)] = None
    root: str | None = None
    naming_preset: str | None = None
    default_profile_id: UUID | None = None
    forget_default_profile: bool = False
    """Give new titles the default profile again."""


class FolderReport(Value):
    """What a folder would be as a library's."""

    root: str
    """The folder without links."""
    exists: bool
    """Whether it is there already; it is made where it is missing."""
    free_bytes: int | None
    hardlinks: bool | None
    """Whether a download can be hardlinked into it; null when not known."""


class CheckFolder(CatalogAsk):
    """Look at a folder before it becomes a library's, without making it."""

    answer: ClassVar[type[Value]] = FolderReport
    root: Annotated[str, Field(min_length=1, max_length=1000)]
    library_id: UUID | None = None
    """The library whose folder it is to be; null is a new one."""


class RemoveLibrary(CatalogAsk):
    """Forget an empty library; its folder stays."""

    answer: ClassVar[type[Value]] = Done
    library_id: UUID


# Metadata


class FoundTitle(Value):
    """A title found at a metadata source; `title_id` when it is already in the catalog."""

    hit: SearchHit
    title_id: UUID | None = None


class FoundTitles(Value):
    """One page of found titles."""

    items: tuple[FoundTitle, ...]
    page: int
    total_pages: int
    stale: bool


class SearchMetadata(CatalogAsk):
    """Search the metadata sources."""

    answer: ClassVar[type[Value]] = FoundTitles
    timeout_seconds: ClassVar[float] = 20.0
    kind: TitleKind
    query: Annotated[str, Field(min_length=1, max_length=200)]
    source: str | None = None
    page: Annotated[int, Field(ge=1, le=50)] = 1


class ListTrending(CatalogAsk):
    """What is popular now; titles that are already in the catalog are left out."""

    answer: ClassVar[type[Value]] = FoundTitles
    timeout_seconds: ClassVar[float] = 20.0
    kind: TitleKind
    source: str | None = None
    page: Annotated[int, Field(ge=1, le=50)] = 1


# Titles


class AddTitle(CatalogAsk):
    """What `AddShow` and `AddMovie` have in common."""

    answer: ClassVar[type[Value]] = TitleView
    timeout_seconds: ClassVar[float] = 30.0
    source: str
    source_id: str
    library_id: UUID | None = None
    """Null takes the only library of the kind."""
    slots: tuple[NewSlot, ...] = (NewSlot(),)
    search: bool = True
    """Whether to search for what is missing at once."""


class AddShow(AddTitle):
    """Add a show from a metadata source."""

    monitor: MonitorPolicy = MonitorPolicy.ALL
    monitor_specials: bool = False


class AddMovie(AddTitle):
    """Add a movie from a metadata source."""

    monitored: bool = True
    minimum_availability: MinimumAvailability = MinimumAvailability.RELEASED


class TitleSummaries(Value):
    """One page of titles."""

    items: tuple[TitleSummary, ...]
    next_cursor: str | None = None
    total: int


class ListTitles(CatalogAsk):
    """Titles by kind, filtered and sorted."""

    answer: ClassVar[type[Value]] = TitleSummaries
    kind: TitleKind
    page: Page = Page()
    library_id: UUID | None = None
    query: Annotated[str | None, Field(max_length=200)] = None
    """Part of a name or of an alternative title."""
    state: Literal["all", "missing", "complete", "unmonitored"] = "all"
    sort: Literal["name", "added", "year"] = "name"
    descending: bool = False
    overviews: bool = False
    """Whether each title comes with what it is about."""


class TitleLetters(Value):
    """Where each letter begins in the list sorted by name, in the order of the list."""

    items: tuple[TitleLetter, ...]


class ListTitleLetters(CatalogAsk):
    """The letters that names begin with, for jumping in a filtered list. Articles and accents don't count."""

    answer: ClassVar[type[Value]] = TitleLetters
    kind: TitleKind
    library_id: UUID | None = None
    query: Annotated[str | None, Field(max_length=200)] = None
    """Part of a name or of an alternative title."""
    state: Literal["all", "missing", "complete", "unmonitored"] = "all"
    descending: bool = False


class TitleNames(Value):
    """The names of titles, in no order."""

    items: tuple[TitleName, ...]


class ListTitleNames(CatalogAsk):
    """The names of some titles, for lists that know only their ids. A title that is gone is left out."""

    answer: ClassVar[type[Value]] = TitleNames
    title_ids: Annotated[tuple[UUID, ...], Field(min_length=1, max_length=MAX_NAMES)]


class GetTitle(CatalogAsk):
    """One title whole."""

    answer: ClassVar[type[Value]] = TitleView
    title_id: UUID


class Episodes(Value):
    """The episodes of a show or season, in order; `next_cursor` where there are more."""

    items: tuple[EpisodeView, ...]
    next_cursor: str | None = None


class ListEpisodes(CatalogAsk):
    """The episodes of a show, by season and number."""

    answer: ClassVar[type[Value]] = Episodes
    title_id: UUID
    season: int | None = None
    page: Page = Page()


class EditTitle(CatalogAsk):
    """Change a title; what is null stays."""

    answer: ClassVar[type[Value]] = TitleView
    title_id: UUID
    monitored: bool | None = None
    monitor: MonitorPolicy | None = None
    """Sets the monitored flags of all seasons and episodes anew."""
    monitor_specials: bool | None = None
    minimum_availability: MinimumAvailability | None = None
    search: bool = True
    """Whether to search at once for what becomes wanted."""
    series_type: SeriesType | None = None
    """How releases number a show's episodes, whatever the source says."""
    forget_series_type: bool = False
    """Number them as the source says again."""


class SetMonitored(CatalogAsk):
    """Monitor, or stop to monitor, seasons and episodes of one show."""

    answer: ClassVar[type[Value]] = Done
    title_id: UUID
    monitored: bool
    seasons: tuple[int, ...] = ()
    episode_ids: tuple[UUID, ...] = ()


class RefreshTitle(CatalogAsk):
    """Read the title's metadata again, now."""

    answer: ClassVar[type[Value]] = TitleView
    timeout_seconds: ClassVar[float] = 30.0
    title_id: UUID


class RemoveTitle(CatalogAsk):
    """Forget a title; with `remove_files` its files go to the recycle bin."""

    answer: ClassVar[type[Value]] = Done
    timeout_seconds: ClassVar[float] = 60.0
    title_id: UUID
    remove_files: bool = False


class AddSlot(CatalogAsk):
    """Keep one more version of a title."""

    answer: ClassVar[type[Value]] = SlotView
    title_id: UUID
    slot: NewSlot
    search: bool = True


class EditSlot(CatalogAsk):
    """Change a slot; what is null stays."""

    answer: ClassVar[type[Value]] = SlotView
    slot_id: UUID
    name: str | None = None
    profile_id: UUID | None = None
    forget_profile: bool = False
    """Judge by the default profile again."""
    monitored: bool | None = None


class RemoveSlot(CatalogAsk):
    """Forget a slot that holds no file; the last one of a title stays."""

    answer: ClassVar[type[Value]] = Done
    slot_id: UUID


class Files(Value):
    """One page of media files."""

    items: tuple[FileView, ...]
    next_cursor: str | None = None


class ListFiles(CatalogAsk):
    """The media files of a title."""

    answer: ClassVar[type[Value]] = Files
    title_id: UUID
    target_id: UUID | None = None
    """Only the file of this target."""
    page: Page = Page()


class RemoveFile(CatalogAsk):
    """Move a media file to the recycle bin; its targets become wanted again when they are monitored."""

    answer: ClassVar[type[Value]] = Done
    timeout_seconds: ClassVar[float] = 60.0
    file_id: UUID


class WantedPage(Value):
    """One page of wanted targets."""

    items: tuple[WantedView, ...]
    next_cursor: str | None = None
    total: int


class ListWanted(CatalogAsk):
    """Targets without a file, the newest first."""

    answer: ClassVar[type[Value]] = WantedPage
    kind: TitleKind | None = None
    title_id: UUID | None = None
    page: Page = Page()


class Upcoming(Value):
    """What airs, the next first."""

    items: tuple[UpcomingView, ...]


class ListUpcoming(CatalogAsk):
    """Monitored episodes and movies that can be had within the next days, at most `limit` of them."""

    answer: ClassVar[type[Value]] = Upcoming
    days: Annotated[int, Field(ge=1, le=60)] = 14
    """How many days to look ahead."""
    limit: Annotated[int, Field(ge=1, le=500)] = 100


class Imports(Value):
    """One page of imports, the newest first."""

    items: tuple[ImportView, ...]
    next_cursor: str | None = None


class ListImports(CatalogAsk):
    """Imports, running, waiting and done."""

    answer: ClassVar[type[Value]] = Imports
    state: ImportState | None = None
    title_id: UUID | None = None
    page: Page = Page()


class RetryImport(CatalogAsk):
    """Try a blocked import again, after its cause was mended."""

    answer: ClassVar[type[Value]] = Done
    import_id: UUID


class ImageData(Value):
    """An encoded image; `etag` changes when it does."""

    media_type: str
    data: Base64Bytes
    etag: str


class GetImage(CatalogAsk):
    """An image of a title in one of its sizes."""

    answer: ClassVar[type[Value]] = ImageData
    image_id: UUID
    size: Literal["small", "medium", "large", "original"] = "medium"


class NamingPresets(Value):
    """The names of the naming presets with an example path of each."""

    items: dict[str, str]


class ListNamingPresets(CatalogAsk):
    """Which naming presets there are."""

    answer: ClassVar[type[Value]] = NamingPresets
    kind: TitleKind
