"""Value types that several owners' messages share."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.message import EXAMPLE_AT, Value


class TitleKind(StrEnum):
    """What a title is."""

    SHOW = "show"
    MOVIE = "movie"


class SeriesType(StrEnum):
    """How releases of a show number its episodes."""

    STANDARD = "standard"
    """By season and episode."""
    DAILY = "daily"
    """By the day on which they air."""
    ANIME = "anime"
    """By their place in the whole show, or by season and episode."""


class Protocol(StrEnum):
    """How a release is fetched."""

    TORRENT = "torrent"
    USENET = "usenet"


class ExternalIds(Value):
    """The title's ids at the metadata sources; what is not known is null."""

    tmdb: int | None = None
    tvdb: int | None = None
    imdb: str | None = None
    tvmaze: int | None = None


class RootedPath(Value):
    """A file or folder inside a named root (`downloads`, `work`, `library:<id>`); every service maps roots itself."""

    root: str
    """The root's name."""
    path: str
    """Relative to the root, with forward slashes; never absolute, never with `..`."""


class Evidence(Value):
    """What was known of a release when it was grabbed, frozen: later steps judge by this and never read anew."""

    release_name: str
    quality: str
    """Name of the quality, as in the ladder: `WEBDL-1080p`."""
    source: str
    resolution: int
    modifier: str
    revision: int = 1
    real: int = 0
    """REALs of a proper; they go before the revision."""
    repack: bool = False
    """Whether the group calls it a repack of its own release."""
    group: str | None = None
    languages: tuple[str, ...] = ()
    score: int = 0
    """Sum of the custom format scores under the profile."""
    formats: tuple[str, ...] = ()
    """Names of the custom formats that matched."""
    profile_id: UUID | None = None
    profile_version: int = 0
    beats: tuple[str, ...] | None = None
    """Qualities that the profile ranked below this one; null when it said nothing of it: then the ladder counts."""
    equals: tuple[str, ...] = ()
    """Other qualities that the profile held for as good, being of one group with it."""
    heeds_revision: bool = True
    """Whether a higher revision (a proper) counted; if not, qualities that are equal compare by score alone."""
    indexer: str | None = None
    info_hash: str | None = None
    size_bytes: int | None = None
    grabbed_at: datetime | None = None
    """When it was taken; null for files that nobody grabbed."""


class TargetRef(Value):
    """A target and enough of it to match files: which episode or movie, in which slot."""

    target_id: UUID
    title_id: UUID
    slot_id: UUID
    kind: TitleKind
    season: int | None = None
    episode: int | None = None
    absolute: int | None = None
    air_at: datetime | None = None


class MediaInfo(Value):
    """What a probe found in a media file."""

    container: str
    duration_seconds: float
    width: int
    height: int
    video_codec: str
    audio_codecs: tuple[str, ...] = ()
    audio_channels: str | None = None
    audio_languages: tuple[str, ...] = ()
    subtitle_languages: tuple[str, ...] = ()
    hdr: str | None = None
    bit_depth: int | None = None
    frame_rate: float | None = None


class Page(Value):
    """What every list takes: how many, and where to go on."""

    limit: Annotated[int, Field(ge=1, le=500)] = 100
    cursor: str | None = None
    """`next_cursor` of the page before; null starts at the beginning."""


EXAMPLE_TITLE = UUID("01956f3e-7a00-7000-8000-000000000001")
EXAMPLE_SLOT = UUID("01956f3e-7a00-7000-8000-000000000002")
EXAMPLE_TARGET = UUID("01956f3e-7a00-7000-8000-000000000003")
EXAMPLE_DOWNLOAD = UUID("01956f3e-7a00-7000-8000-000000000004")
EXAMPLE_RELEASE = UUID("01956f3e-7a00-7000-8000-000000000005")
EXAMPLE_PROFILE = UUID("01956f3e-7a00-7000-8000-000000000006")
EXAMPLE_LIBRARY = UUID("01956f3e-7a00-7000-8000-000000000007")
EXAMPLE_FILE = UUID("01956f3e-7a00-7000-8000-000000000008")
EXAMPLE_INDEXER = UUID("01956f3e-7a00-7000-8000-000000000009")
EXAMPLE_SEARCH = UUID("01956f3e-7a00-7000-8000-00000000000a")
EXAMPLE_EPISODE = UUID("01956f3e-7a00-7000-8000-00000000000b")
EXAMPLE_IMPORT = UUID("01956f3e-7a00-7000-8000-00000000000c")
EXAMPLE_BULK = UUID("01956f3e-7a00-7000-8000-00000000000f")

EXAMPLE_EVIDENCE = Evidence(
    release_name="Harbor.Lights.S01E02.1080p.WEB-DL.DDP5.1.H.264-TIDE",
    quality="WEBDL-1080p",
    source="webdl",
    resolution=1080,
    modifier="none",
    group="TIDE",
    profile_id=EXAMPLE_PROFILE,
    profile_version=1,
    indexer="Harbor Index",
    info_hash="c12fe1c06bba254a9dc9f519b335aa7c1367a88a",
    size_bytes=1_400_000_000,
)
EXAMPLE_REF = TargetRef(
    target_id=EXAMPLE_TARGET,
    title_id=EXAMPLE_TITLE,
    slot_id=EXAMPLE_SLOT,
    kind=TitleKind.SHOW,
    season=1,
    episode=2,
    air_at=EXAMPLE_AT,
)
