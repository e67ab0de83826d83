"""What a release name says, as facts."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class Kind(StrEnum):
    """What kind of text a name is; it decides which grammar reads it."""

    TV = "tv"
    TV_PATH = "tv-path"
    MOVIE = "movie"
    SUBTITLE = "subtitle"


class Source(StrEnum):
    """Where the picture was taken from."""

    UNKNOWN = "unknown"
    WORKPRINT = "workprint"
    CAM = "cam"
    TELESYNC = "telesync"
    TELECINE = "telecine"
    TV = "tv"
    DVD = "dvd"
    WEBRIP = "webrip"
    WEBDL = "webdl"
    BLURAY = "bluray"


class Modifier(StrEnum):
    """What sets a release apart from the plain encode of its source."""

    NONE = "none"
    REGIONAL = "regional"
    SCREENER = "screener"
    RAWHD = "rawhd"
    BRDISK = "brdisk"
    REMUX = "remux"


@dataclass(frozen=True, slots=True)
class Quality:
    """Source, resolution (lines; 0 is unknown) and modifier. SD television is tv/480."""

    source: Source = Source.UNKNOWN
    resolution: int = 0
    modifier: Modifier = Modifier.NONE


class Span(NamedTuple):
    """Where in the name a fact was read: `name[start:end]` says `fact` (a field of Release or of Quality)."""

    start: int
    end: int
    fact: str


Mark = tuple[int, int, str]
"""A span as the reader notes it: start, end, fact."""


class Release(NamedTuple):
    """Everything read from one name. What is not found is None, empty or false.

    `title` is as a person would write it; for tv a year that stands in it stays ("Series 2009"), for a movie it
    does not. `revision` 1 is the first; v2, PROPER and REPACK count up. `languages` are English names in lower case,
    empty when the name says none. `full_season` without a season is the whole show. `split_episode` is one piece of an
    episode that was cut up (S01E05a). `marks` are the places of the facts, in no order; `spans` are the same to show.
    """

    name: str
    kind: Kind
    title: str = ""
    title_without_year: str = ""
    year: int | None = None
    titles: tuple[str, ...] = ()
    season: int | None = None
    seasons: tuple[int, ...] = ()
    episodes: tuple[int, ...] = ()
    absolute: tuple[int, ...] = ()
    air_date: date | None = None
    part: int | None = None
    full_season: bool = False
    multi_season: bool = False
    season_extra: bool = False
    special: bool = False
    season_part: int | None = None
    split_episode: bool = False
    quality: Quality = Quality()
    proper: bool = False
    repack: bool = False
    revision: int = 1
    real: int = 0
    group: str | None = None
    hash: str | None = None
    languages: tuple[str, ...] = ()
    edition: str | None = None
    hardcoded_subs: str | None = None
    subtitle_language: str | None = None
    tmdb_id: int | None = None
    imdb_id: str | None = None
    tvdb_id: int | None = None
    video_codec: str | None = None
    audio_codec: str | None = None
    audio_channels: str | None = None
    hdr: tuple[str, ...] = ()
    bit_depth: int | None = None
    streaming_service: str | None = None
    is_3d: bool = False
    container: str | None = None
    marks: tuple[Mark, ...] = ()

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the facts were read, in the order of the name. Two of them are apart, the same, or one in the other."""
        spans: list[Span] = []
        for mark in sorted(set(self.marks), reverse=True):
            span = Span(*mark)
            while crossed := [other.start for other in spans if span.start < other.start < span.end < other.end]:
                span = span._replace(end=min(crossed))
            spans.append(span)
        return tuple(reversed(spans))
