"""What a source of metadata can do."""

import re
from enum import StrEnum
from typing import Protocol

from contracts.metadata import MovieMetadata, SearchHit, SearchHits, ShowMetadata
from contracts.values import TitleKind
from metadata_relay.reading import Reading
from metadata_relay.source_name import SourceName


class IdKind(StrEnum):
    """Whose id a title is looked up by."""

    IMDB = "imdb"
    TVDB = "tvdb"
    TMDB = "tmdb"


class EpisodeOrder(StrEnum):
    """By which order episodes are numbered; only TVDB knows others than the aired one."""

    AIRED = "aired"
    DVD = "dvd"
    ABSOLUTE = "absolute"
    ALTERNATE = "alternate"
    REGIONAL = "regional"


class Source(Protocol):
    """A source of metadata. Every method raises NotFound, or a `SourceFailure` when the source can't answer.

    Languages are ISO 639-1; `kind` is always one of `kinds`, ids match `id_pattern`.
    """

    name: SourceName
    kinds: frozenset[TitleKind]
    finds: frozenset[IdKind]
    id_pattern: re.Pattern[str]
    translates: bool
    """Whether it has texts in other languages than English."""
    orders: frozenset[EpisodeOrder]

    async def search(self, kind: TitleKind, query: str, page: int, language: str, reading: Reading) -> SearchHits:
        """A page of titles that match the words, best first."""

    async def trending(self, kind: TitleKind, page: int, language: str, reading: Reading) -> SearchHits:
        """A page of titles that many watch now."""

    async def get_show(self, show_id: str, language: str, order: EpisodeOrder, reading: Reading) -> ShowMetadata:
        """A show with all its seasons and episodes."""

    async def get_movie(self, movie_id: str, language: str, reading: Reading) -> MovieMetadata:
        """A movie."""

    async def find(
        self, kind: TitleKind, id_kind: IdKind, value: str, language: str, reading: Reading
    ) -> tuple[SearchHit, ...]:
        """The titles that have an id of another site; none is no error."""


NUMERIC_ID = re.compile(r"[1-9][0-9]{0,9}")
IMDB_ID = re.compile(r"tt[0-9]{5,10}")
