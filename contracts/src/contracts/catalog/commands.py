"""Work that the catalog does."""

from typing import ClassVar, Self
from uuid import UUID

from contracts.message import Command, Value
from contracts.service import Service
from contracts.values import (
    EXAMPLE_BULK,
    EXAMPLE_DOWNLOAD,
    EXAMPLE_EVIDENCE,
    EXAMPLE_REF,
    Evidence,
    RootedPath,
    TargetRef,
)


class DownloadedFile(Value):
    """A file that a download brought."""

    path: RootedPath
    size_bytes: int


class ImportRequested(Command):
    """Bring the files of a finished download into the library."""

    owner: ClassVar[Service] = Service.CATALOG
    import_id: UUID
    """Derived from the download, so that asking twice is one import."""
    download_id: UUID
    name: str
    files: tuple[DownloadedFile, ...]
    targets: tuple[TargetRef, ...]
    evidence: Evidence | None = None
    """Null for a download that nobody grabbed through an indexer."""

    @classmethod
    def example(cls) -> Self:
        name = EXAMPLE_EVIDENCE.release_name
        file = DownloadedFile(path=RootedPath(root="downloads", path=f"{name}/{name}.mkv"), size_bytes=1_400_000_000)
        return cls(
            import_id=EXAMPLE_DOWNLOAD,
            download_id=EXAMPLE_DOWNLOAD,
            name=name,
            files=(file,),
            targets=(EXAMPLE_REF,),
            evidence=EXAMPLE_EVIDENCE,
        )

    def key(self) -> UUID:
        return self.download_id


class BulkChangeRequested(Command):
    """Go on with a change of many titles: the next few of them. Asks for itself again while there are more."""

    owner: ClassVar[Service] = Service.CATALOG
    bulk_id: UUID
    """The change."""

    @classmethod
    def example(cls) -> Self:
        return cls(bulk_id=EXAMPLE_BULK)

    def key(self) -> UUID:
        return self.bulk_id
