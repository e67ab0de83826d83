"""The services that own messages."""

from enum import StrEnum


class Service(StrEnum):
    """One independent program; its value is the first token of every subject it owns."""

    GATEWAY = "gateway"
    CATALOG = "catalog"
    INDEXER = "indexer"
    DOWNLOADER = "downloader"

    @property
    def event_stream(self) -> str:
        """The stream that keeps the service's events for 30 days."""
        return f"{self.name}_EVT"

    @property
    def command_stream(self) -> str:
        """The work-queue stream of the commands the service handles."""
        return f"{self.name}_CMD"
