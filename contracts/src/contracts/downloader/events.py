"""What happened in the downloader."""

from typing import ClassVar, Self
from uuid import UUID

from contracts.catalog.commands import DownloadedFile
from contracts.downloader.values import FailureReason
from contracts.message import Event
from contracts.service import Service
from contracts.values import EXAMPLE_DOWNLOAD, EXAMPLE_EVIDENCE, EXAMPLE_REF, Evidence, RootedPath, TargetRef


class DownloadEvent(Event):
    """An event of one download; ordered per download."""

    owner: ClassVar[Service] = Service.DOWNLOADER
    download_id: UUID
    name: str
    targets: tuple[TargetRef, ...]

    def key(self) -> UUID:
        return self.download_id


class DownloadStarted(DownloadEvent):
    """Sent when a client took the download."""

    client: str
    info_hash: str | None = None
    size_bytes: int | None = None

    @classmethod
    def example(cls) -> Self:
        return cls(
            download_id=EXAMPLE_DOWNLOAD,
            name=EXAMPLE_EVIDENCE.release_name,
            targets=(EXAMPLE_REF,),
            client="embedded",
            info_hash=EXAMPLE_EVIDENCE.info_hash,
        )

    def summary(self) -> str:
        return f"Downloading {self.name} with {self.client}"


class DownloadCompleted(DownloadEvent):
    """Sent when all wanted files of a download are whole; it may go on seeding."""

    evidence: Evidence | None = None
    files: tuple[DownloadedFile, ...]
    info_hash: str | None = None
    took_seconds: float = 0

    @classmethod
    def example(cls) -> Self:
        name = EXAMPLE_EVIDENCE.release_name
        file = DownloadedFile(path=RootedPath(root="downloads", path=f"{name}/{name}.mkv"), size_bytes=1_400_000_000)
        return cls(
            download_id=EXAMPLE_DOWNLOAD,
            name=name,
            targets=(EXAMPLE_REF,),
            evidence=EXAMPLE_EVIDENCE,
            files=(file,),
            info_hash=EXAMPLE_EVIDENCE.info_hash,
            took_seconds=184.2,
        )

    def summary(self) -> str:
        return f"Downloaded {self.name}: {len(self.files)} file(s)"


class DownloadFailed(DownloadEvent):
    """Sent when a download will not complete; what it left is removed."""

    evidence: Evidence | None = None
    reason: FailureReason
    detail: str = ""

    @classmethod
    def example(cls) -> Self:
        return cls(
            download_id=EXAMPLE_DOWNLOAD,
            name=EXAMPLE_EVIDENCE.release_name,
            targets=(EXAMPLE_REF,),
            evidence=EXAMPLE_EVIDENCE,
            reason=FailureReason.STALLED,
            detail="no byte for 60 minutes at 34 %",
        )

    def summary(self) -> str:
        return f"Download of {self.name} failed: {self.detail or self.reason.value}"


class DownloadRemoved(DownloadEvent):
    """Sent when a download left the client."""

    completed: bool
    with_data: bool
    by_person: bool
    """False when it went by itself: its seeding goal was reached, or it was removed in the client behind our back."""
    search_again: bool = False
    """Whether the person wants another release instead."""

    @classmethod
    def example(cls) -> Self:
        return cls(
            download_id=EXAMPLE_DOWNLOAD,
            name=EXAMPLE_EVIDENCE.release_name,
            targets=(EXAMPLE_REF,),
            completed=True,
            with_data=True,
            by_person=False,
        )

    def summary(self) -> str:
        return f"{self.name} was removed from the client" + (" with its data" if self.with_data else "")
