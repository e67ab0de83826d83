"""What happened in the catalog."""

from collections import Counter
from datetime import datetime
from typing import ClassVar, Self
from uuid import UUID

from contracts.catalog.values import (
    Block,
    BlockReason,
    ListedTarget,
    PlacementMethod,
    TitleFacts,
    UnwantedReason,
    WantedReason,
)
from contracts.message import EXAMPLE_AT, Event
from contracts.service import Service
from contracts.values import (
    EXAMPLE_DOWNLOAD,
    EXAMPLE_EVIDENCE,
    EXAMPLE_FILE,
    EXAMPLE_IMPORT,
    EXAMPLE_LIBRARY,
    EXAMPLE_PROFILE,
    EXAMPLE_REF,
    EXAMPLE_TITLE,
    Evidence,
    ExternalIds,
    MediaInfo,
    RootedPath,
    TargetRef,
    TitleKind,
)

EXAMPLE_FACTS = TitleFacts(
    title_id=EXAMPLE_TITLE,
    kind=TitleKind.SHOW,
    name="Harbor Lights",
    year=2024,
    aliases=("Hafenlichter",),
    external_ids=ExternalIds(tvmaze=9001, imdb="tt9900001"),
    original_language="en",
    runtime_minutes=45,
    season_episode_count=8,
    season_ends_at=EXAMPLE_AT,
    library_id=EXAMPLE_LIBRARY,
)
EXAMPLE_FOLDER_PATH = RootedPath(
    root=f"library:{EXAMPLE_LIBRARY}", path="Harbor Lights (2024)/Season 01/Harbor Lights - S01E02 - Fog.mkv"
)


class CatalogEvent(Event):
    """An event of one title; ordered per title."""

    owner: ClassVar[Service] = Service.CATALOG
    title_id: UUID

    def key(self) -> UUID:
        return self.title_id


class TitleAdded(CatalogEvent):
    """What `ShowAdded` and `MovieAdded` have in common."""

    library_id: UUID
    name: str
    year: int | None = None
    external_ids: ExternalIds = ExternalIds()
    wanted: int = 0
    """How many targets are wanted from the start."""

    @classmethod
    def example(cls) -> Self:
        return cls(title_id=EXAMPLE_TITLE, library_id=EXAMPLE_LIBRARY, name="Harbor Lights", year=2024, wanted=8)

    def summary(self) -> str:
        return f"{self.name} was added; {self.wanted} wanted"


class ShowAdded(TitleAdded):
    """Sent when a show was added to a library, before the `TargetWanted` of its episodes."""


class MovieAdded(TitleAdded):
    """Sent when a movie was added to a library, before its `TargetWanted`."""


class TitleUpdated(CatalogEvent):
    """Sent when the metadata or settings of a title changed in a way that others may care about."""

    facts: TitleFacts
    changes: tuple[str, ...]
    """What changed: `name`, `year`, `aliases`, `episodes`, `monitored`, `slots`, `library`, ..."""

    @classmethod
    def example(cls) -> Self:
        return cls(title_id=EXAMPLE_TITLE, facts=EXAMPLE_FACTS, changes=("episodes",))

    def summary(self) -> str:
        return f"{self.facts.name} was updated: {', '.join(self.changes)}"


class TitleRemoved(CatalogEvent):
    """Sent when a title left the catalog; all its targets are gone with it."""

    kind: TitleKind
    name: str
    files_removed: bool = False

    @classmethod
    def example(cls) -> Self:
        return cls(title_id=EXAMPLE_TITLE, kind=TitleKind.SHOW, name="Harbor Lights", files_removed=True)

    def summary(self) -> str:
        return f"{self.name} was removed" + (", its files are in the recycle bin" if self.files_removed else "")


class TargetWanted(CatalogEvent):
    """Sent when an episode or movie has no file in a slot although it should, or its file may be replaced by a better
    one: whether it is below the cut-off is the searchers' to judge.
    """

    target: TargetRef
    facts: TitleFacts
    episode_name: str | None = None
    profile_id: UUID | None = None
    """The slot's profile; null means the indexer's default."""
    reason: WantedReason
    current: Evidence | None = None
    """What is in place and may be replaced by something better; null when nothing is."""
    file_id: UUID | None = None
    """The file of `current`; several episodes may be in one."""
    search: bool = True
    """Whether to search at once; else it waits for the next round."""
    slot_name: str | None = None

    @classmethod
    def example(cls) -> Self:
        return cls(
            title_id=EXAMPLE_TITLE,
            target=EXAMPLE_REF,
            facts=EXAMPLE_FACTS,
            episode_name="Fog",
            profile_id=EXAMPLE_PROFILE,
            reason=WantedReason.AIRED,
        )

    def summary(self) -> str:
        what = "may be upgraded" if self.current else "is wanted"
        return f"{self.facts.name}{_place(self.target)} {what} ({self.reason.value.replace('_', ' ')})"


class TargetSatisfied(CatalogEvent):
    """Sent when a target got its file."""

    target: TargetRef
    file_id: UUID
    evidence: Evidence
    monitored: bool = True
    """Whether the file may be replaced by something better."""
    profile_id: UUID | None = None
    """The slot's profile; null means the indexer's default. Counts only where `facts` are given."""
    facts: TitleFacts | None = None
    episode_name: str | None = None
    slot_name: str | None = None

    @classmethod
    def example(cls) -> Self:
        return cls(
            title_id=EXAMPLE_TITLE,
            target=EXAMPLE_REF,
            file_id=EXAMPLE_FILE,
            evidence=EXAMPLE_EVIDENCE,
            profile_id=EXAMPLE_PROFILE,
            facts=EXAMPLE_FACTS,
            episode_name="Fog",
            slot_name="Main",
        )

    def summary(self) -> str:
        return f"{self.evidence.quality} is in the library{_place(self.target)}"


class TargetUnwanted(CatalogEvent):
    """Sent when nothing is to be searched for a target any more: neither a file nor, if it has one, a better file."""

    target: TargetRef
    reason: UnwantedReason
    current: Evidence | None = None
    """What is in place and stays; null when nothing is."""
    file_id: UUID | None = None
    """The file of `current`; several episodes may be in one."""

    @classmethod
    def example(cls) -> Self:
        return cls(title_id=EXAMPLE_TITLE, target=EXAMPLE_REF, reason=UnwantedReason.UNMONITORED)

    def summary(self) -> str:
        what = "No longer to be upgraded" if self.current else "No longer wanted"
        return f"{what}{_place(self.target)}: {self.reason.value}"


class TargetsListed(CatalogEvent):
    """Sent for targets that have no file and are not wanted, when they are new, change or leave: unmonitored ones, and
    those that are not out yet. So a person can search for them all the same. A title with many has several of these.
    """

    listed: tuple[ListedTarget, ...]

    @classmethod
    def example(cls) -> Self:
        one = ListedTarget(
            target=EXAMPLE_REF,
            reason=UnwantedReason.UNMONITORED,
            episode_name="Fog",
            slot_name="Main",
            profile_id=EXAMPLE_PROFILE,
            season_episode_count=8,
            season_ends_at=EXAMPLE_AT,
        )
        return cls(title_id=EXAMPLE_TITLE, listed=(one,))

    def summary(self) -> str:
        counts = Counter(one.reason for one in self.listed)
        return "Not wanted: " + ", ".join(f"{count} {reason.value}" for reason, count in counts.items())


class MediaImported(CatalogEvent):
    """Sent when a video file stands in the library under its final name."""

    import_id: UUID
    download_id: UUID | None = None
    library_id: UUID
    file_id: UUID
    targets: tuple[TargetRef, ...]
    path: RootedPath
    size_bytes: int
    method: PlacementMethod
    evidence: Evidence
    media_info: MediaInfo | None = None
    replaced_file_id: UUID | None = None
    """The file that went to the recycle bin after this one stood."""

    @classmethod
    def example(cls) -> Self:
        return cls(
            title_id=EXAMPLE_TITLE,
            import_id=EXAMPLE_IMPORT,
            download_id=EXAMPLE_DOWNLOAD,
            library_id=EXAMPLE_LIBRARY,
            file_id=EXAMPLE_FILE,
            targets=(EXAMPLE_REF,),
            path=EXAMPLE_FOLDER_PATH,
            size_bytes=1_400_000_000,
            method=PlacementMethod.HARDLINK,
            evidence=EXAMPLE_EVIDENCE,
        )

    def summary(self) -> str:
        return f"Imported {self.path.path} ({self.evidence.quality}, {self.method.value})"


class ImportCompleted(CatalogEvent):
    """Sent once per import, after its `MediaImported`: which targets it brought and which it lacked.

    It brought none, with no file, when something as good came first.
    """

    import_id: UUID
    download_id: UUID | None = None
    imported: tuple[TargetRef, ...]
    missing: tuple[TargetRef, ...] = ()
    files: int

    @classmethod
    def example(cls) -> Self:
        return cls(
            title_id=EXAMPLE_TITLE,
            import_id=EXAMPLE_IMPORT,
            download_id=EXAMPLE_DOWNLOAD,
            imported=(EXAMPLE_REF,),
            files=1,
        )

    def summary(self) -> str:
        if not self.files:
            return "Import completed: something as good came first"
        lacking = f", {len(self.missing)} were not in it" if self.missing else ""
        return f"Import completed: {self.files} file(s) for {len(self.imported)} target(s){lacking}"


class ImportBlocked(CatalogEvent):
    """Sent when an import can't go on without a person; nothing was placed or removed."""

    import_id: UUID
    download_id: UUID | None = None
    name: str
    blocks: tuple[Block, ...]
    targets: tuple[TargetRef, ...] = ()

    @classmethod
    def example(cls) -> Self:
        block = Block(reason=BlockReason.NO_VIDEO, detail="The download holds no video file")
        return cls(
            title_id=EXAMPLE_TITLE,
            import_id=EXAMPLE_IMPORT,
            download_id=EXAMPLE_DOWNLOAD,
            name="Harbor.Lights.S01E02.1080p.WEB-DL-TIDE",
            blocks=(block,),
            targets=(EXAMPLE_REF,),
        )

    def summary(self) -> str:
        return f"Import of {self.name} waits: {'; '.join(block.detail for block in self.blocks)}"


class ImportCancelled(CatalogEvent):
    """Sent when an import that was not done will not be any more: its download left with its files."""

    import_id: UUID
    download_id: UUID
    name: str
    targets: tuple[TargetRef, ...] = ()

    @classmethod
    def example(cls) -> Self:
        return cls(
            title_id=EXAMPLE_TITLE,
            import_id=EXAMPLE_IMPORT,
            download_id=EXAMPLE_DOWNLOAD,
            name="Harbor.Lights.S01E02.1080p.WEB-DL-TIDE",
            targets=(EXAMPLE_REF,),
        )

    def summary(self) -> str:
        return f"{self.name} will not be imported: its download was removed"


class MediaFileRemoved(CatalogEvent):
    """Sent when a media file left the library."""

    file_id: UUID
    path: RootedPath
    reason: str
    """`upgraded`, `removed_by_person`, `title_removed` or `vanished`."""
    recycled_until: datetime | None = None
    """Until when the recycle bin keeps it; null when it is gone for good."""

    @classmethod
    def example(cls) -> Self:
        return cls(
            title_id=EXAMPLE_TITLE,
            file_id=EXAMPLE_FILE,
            path=EXAMPLE_FOLDER_PATH,
            reason="upgraded",
            recycled_until=EXAMPLE_AT,
        )

    def summary(self) -> str:
        return f"{self.path.path} left the library ({self.reason.replace('_', ' ')})"


def _place(target: TargetRef) -> str:
    if target.season is None:
        return ""
    return f" S{target.season:02}E{target.episode or 0:02}"
