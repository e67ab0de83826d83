"""What the indexer is told from outside."""

from pydantic import Field

from kit.settings import ServiceSettings


class IndexerServiceSettings(ServiceSettings):
    """The settings of the indexer service."""

    automatic_searches: int = Field(default=4, ge=1, le=64)
    """Searches for wanted targets that run side by side."""
    interactive_searches: int = Field(default=8, ge=1, le=64)
    """Searches by people that run side by side, besides the automatic ones."""
    rss_minutes: int = Field(default=15, ge=10, le=1440)
    """How often the feed of each indexer is read that does not say it itself."""
    keep_days: int = Field(default=90, ge=1, le=3650)
    """How long searches, judged releases and past grabs are kept."""
    keep_releases: int = Field(default=500_000, ge=1_000, le=100_000_000)
    """How many judged releases are kept at the most; the oldest go first."""
