"""Passing states of the catalog."""

from typing import ClassVar, Self
from uuid import UUID

from contracts.message import Live
from contracts.service import Service
from contracts.values import EXAMPLE_BULK, EXAMPLE_DOWNLOAD, EXAMPLE_IMPORT


class ImportProgress(Live):
    """How far a running import is; sent for copies, which take long."""

    owner: ClassVar[Service] = Service.CATALOG
    import_id: UUID
    download_id: UUID | None = None
    step: str
    done_bytes: int
    total_bytes: int

    @classmethod
    def example(cls) -> Self:
        return cls(
            import_id=EXAMPLE_IMPORT,
            download_id=EXAMPLE_DOWNLOAD,
            step="copying",
            done_bytes=1 << 20,
            total_bytes=1 << 30,
        )


class BulkChangeProgress(Live):
    """How far a change of many titles is; `done` equals `total` at its end."""

    owner: ClassVar[Service] = Service.CATALOG
    bulk_id: UUID
    """The change."""
    done: int
    """How many titles were looked at."""
    total: int
    failed: int
    """How many could not be changed."""

    @classmethod
    def example(cls) -> Self:
        return cls(bulk_id=EXAMPLE_BULK, done=40, total=120, failed=0)
