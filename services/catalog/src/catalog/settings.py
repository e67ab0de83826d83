"""The catalog's settings."""

from pathlib import Path

from pydantic import Field

from kit.settings import ServiceSettings

DOWNLOADS = "downloads"
IMAGES = "images"


class CatalogSettings(ServiceSettings):
    """What the catalog is told from outside. It needs the roots `downloads` and `images`."""

    relay_url: str = "http://127.0.0.1:8010"
    """Address of the metadata relay."""
    image_hosts: tuple[str, ...] = ()
    """Hosts inside the network that images may be fetched from, besides the relay's own."""
    recycle_keep_days: int = Field(default=7, ge=0, le=3650)
    """How long replaced and removed files stay in the recycle bin."""
    import_reserve_bytes: int = Field(default=500_000_000, ge=0)
    """Space that imports leave free on a library's disk."""
    sample_limits: tuple[tuple[int, float], ...] = ((3, 15), (10, 90), (30, 300), (100_000, 600))
    """Pairs of runtime in minutes and least seconds: below so many, a video of such a runtime is a sample."""
    more_video_endings: tuple[str, ...] = ()
    """Endings of video files besides the known ones, with dot: `.mk3d`."""
    more_subtitle_endings: tuple[str, ...] = ()
    """Endings of subtitle files besides the known ones."""
    more_dangerous_endings: tuple[str, ...] = ()
    """Endings that block an import besides the known ones."""
    more_extra_folders: tuple[str, ...] = ()
    """Folders that hold extras besides the known ones, in lower case."""

    def root(self, name: str) -> Path | None:
        """Where a named root is."""
        return self.roots.get(name)
