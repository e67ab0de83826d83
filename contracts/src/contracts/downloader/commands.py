"""Work that the downloader does."""

from typing import ClassVar, Self
from uuid import UUID

from pydantic import Base64Bytes

from contracts.downloader.values import SeedingGoal
from contracts.message import Command
from contracts.service import Service
from contracts.values import EXAMPLE_DOWNLOAD, EXAMPLE_EVIDENCE, EXAMPLE_REF, EXAMPLE_RELEASE, Evidence, TargetRef


class TorrentRequested(Command):
    """Download a torrent: its file or its magnet link, exactly one of them."""

    owner: ClassVar[Service] = Service.DOWNLOADER
    download_id: UUID
    release_id: UUID | None = None
    name: str
    targets: tuple[TargetRef, ...]
    evidence: Evidence | None = None
    torrent: Base64Bytes | None = None
    magnet: str | None = None
    seeding: SeedingGoal | None = None
    """Null takes the client's goal."""

    @classmethod
    def example(cls) -> Self:
        return cls(
            download_id=EXAMPLE_DOWNLOAD,
            release_id=EXAMPLE_RELEASE,
            name=EXAMPLE_EVIDENCE.release_name,
            targets=(EXAMPLE_REF,),
            evidence=EXAMPLE_EVIDENCE,
            magnet=f"magnet:?xt=urn:btih:{EXAMPLE_EVIDENCE.info_hash}",
        )

    def key(self) -> UUID:
        return self.download_id
