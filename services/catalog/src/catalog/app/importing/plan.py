"""What an import is going to do, as its journal keeps it. It is stored before the first step and then only followed."""

from uuid import UUID

from contracts.catalog.values import ImportedFile, PlacementMethod
from contracts.message import Value
from contracts.values import Evidence, MediaInfo, RootedPath


class PlannedSubtitle(Value):
    """A subtitle file and its place beside the video."""

    source: RootedPath
    destination: str
    language: str | None
    forced: bool
    hearing_impaired: bool


class Replaced(Value):
    """A file that leaves once the new one stands. Paths are relative to the library's root."""

    file_id: UUID
    path: str
    subtitles: tuple[str, ...]
    folder: str
    """Its own folder in the recycle bin."""
    size_bytes: int


class PlannedFile(Value):
    """A video, its place, and what it brings and replaces. `destination` is relative to the library's root."""

    file_id: UUID
    source: RootedPath
    destination: str
    size_bytes: int
    slot_id: UUID
    target_ids: tuple[UUID, ...]
    evidence: Evidence
    media_info: MediaInfo | None
    subtitles: tuple[PlannedSubtitle, ...] = ()
    replaces: tuple[Replaced, ...] = ()


class Placed(Value):
    """A video of the plan that stands in the library."""

    file_id: UUID
    method: PlacementMethod


class ImportPlan(Value):
    """All of an import. `standing` are the files that the targets had when it was planned."""

    title_id: UUID
    library_id: UUID
    files: tuple[PlannedFile, ...]
    skipped: tuple[ImportedFile, ...] = ()
    standing: dict[UUID, UUID | None]
