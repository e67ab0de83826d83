"""What the use cases need from outside."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from contracts.downloader.asks import ListDownloads
from contracts.downloader.values import DownloadLimits
from contracts.message import Command, Event
from downloader.domain.download import Download
from downloader.domain.source import Source, SourceFacts
from downloader.domain.status import Status


class Outbox(Protocol):
    """Where messages leave with the commit."""

    def emit(self, *messages: Event | Command) -> None: ...


@dataclass(frozen=True, slots=True)
class Addition:
    """A torrent for a client. Its files go into the folder named after its id, below the downloads root."""

    torrent_id: UUID
    source: Source
    completed: bool = False
    """All its files were whole once: it may seed, and is not fetched again when they are gone."""


class DownloadClient(Protocol):
    """A BitTorrent client. Torrents are named by our ids; adding or removing one twice is doing it once.

    A torrent that was added stands still until it is run. What it does to a torrent it does not have is nothing. Each
    change of a status rings the bell that the client was given.
    """

    @property
    def name(self) -> str: ...

    def read(self, source: Source) -> SourceFacts:
        """What the torrent file or magnet link says.

        Raises:
            InvalidInput: it can't be used.
        """
        ...

    async def add(self, addition: Addition) -> None: ...
    async def run(self, torrent_id: UUID) -> None: ...
    async def hold(self, torrent_id: UUID) -> None: ...
    async def recheck(self, torrent_id: UUID) -> None: ...
    async def remove(self, torrent_id: UUID, *, with_data: bool) -> None: ...
    async def apply(self, limits: DownloadLimits) -> None: ...
    def find_status(self, torrent_id: UUID) -> Status | None: ...
    def statuses(self) -> Sequence[Status]: ...


@dataclass(frozen=True, slots=True)
class Space:
    """Room on the disk of the downloads root."""

    free_bytes: int
    capacity_bytes: int


class Disk(Protocol):
    """The disk below the downloads root."""

    async def find_space(self) -> Space | None:
        """None while the root is not there, or is not the one that was claimed."""
        ...

    async def claim(self) -> None:
        """Mark the root as ours, so that an empty mount point is not taken for it."""
        ...


class Downloads(Protocol):
    """Downloads as they are kept."""

    async def find(self, download_id: UUID) -> Download | None: ...

    async def lock(self, download_id: UUID) -> Download | None:
        """Nobody else changes it, or any that shares its torrent, until the transaction ends."""
        ...

    async def list_sharing(self, torrent_ids: Collection[UUID]) -> list[Download]:
        """The live downloads of these torrents."""
        ...

    async def add(self, download: Download) -> None: ...
    async def save(self, download: Download) -> None: ...
    async def list_page(self, ask: ListDownloads) -> tuple[list[Download], str | None]: ...

    async def has_begun(self) -> bool:
        """Whether any live download may have files below the root."""
        ...

    async def list_of_title(self, title_id: UUID) -> list[Download]:
        """The live ones with a target of the title."""
        ...


@dataclass(frozen=True, slots=True)
class Leaver:
    """A torrent that nobody wants any more, and whether its files go with it."""

    torrent_id: UUID
    drops_data: bool


class Torrents(Protocol):
    """What the client has or shall have."""

    async def lock_by_hash(self, info_hash: str) -> UUID | None:
        """The torrent of this hash that live downloads share; nobody adds or leaves one until the transaction ends."""
        ...

    async def add(self, torrent_id: UUID, info_hash: str, source: Source) -> None: ...

    async def leave_if_unshared(self, torrent_id: UUID, *, drops_data: bool) -> None:
        """Let the client remove it, unless a live download still shares it."""
        ...

    async def find_addition(self, torrent_id: UUID) -> Addition | None:
        """None once it leaves."""
        ...

    async def list_additions(self, after: UUID | None) -> list[Addition]:
        """The next ones by id."""
        ...

    async def list_leavers(self) -> list[Leaver]: ...

    async def forget(self, torrent_id: UUID) -> None:
        """The client has let go of it."""
        ...


class Limits(Protocol):
    """The limits as they are kept."""

    async def get(self) -> DownloadLimits: ...
    async def save(self, limits: DownloadLimits, at: datetime) -> None: ...
