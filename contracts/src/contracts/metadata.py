"""One complete show or movie as the metadata relay answers it."""

from datetime import date, datetime
from enum import StrEnum

from contracts.message import Value
from contracts.values import ExternalIds, SeriesType, TitleKind


class ImageKind(StrEnum):
    """What an image is for."""

    POSTER = "poster"
    BACKDROP = "backdrop"
    STILL = "still"
    SEASON = "season"


class ShowStatus(StrEnum):
    """Whether more episodes will come."""

    UPCOMING = "upcoming"
    RUNNING = "running"
    ENDED = "ended"


class MovieStatus(StrEnum):
    """How far a movie is on its way to the public."""

    ANNOUNCED = "announced"
    IN_CINEMAS = "in_cinemas"
    RELEASED = "released"


class Image(Value):
    """An image at its source, in the largest size."""

    kind: ImageKind
    url: str
    season: int | None = None


class Rating(Value):
    """A score of 0 to 10 and who gave it."""

    source: str
    value: float
    votes: int | None = None


class AlternativeTitle(Value):
    """Another name of the title; `country` and `language` are ISO codes where known."""

    name: str
    country: str | None = None
    language: str | None = None


class EpisodeMetadata(Value):
    """One episode; `season` 0 holds the specials."""

    season: int
    number: int
    name: str
    source_id: str
    """The episode's id at its source; survives renumbering."""
    absolute_number: int | None = None
    overview: str | None = None
    air_at: datetime | None = None
    """When it airs, UTC; a source that gives only a day means 00:00 of that day."""
    runtime_minutes: int | None = None
    still_url: str | None = None


class SeasonMetadata(Value):
    """One season."""

    number: int
    name: str
    source_id: str | None = None
    overview: str | None = None


class TitleMetadata(Value):
    """What shows and movies have in common. `source` and `source_id` name the record that was read."""

    kind: TitleKind
    source: str
    source_id: str
    external_ids: ExternalIds
    name: str
    original_name: str | None = None
    original_language: str | None = None
    overview: str | None = None
    year: int | None = None
    runtime_minutes: int | None = None
    genres: tuple[str, ...] = ()
    certification: str | None = None
    ratings: tuple[Rating, ...] = ()
    alternative_titles: tuple[AlternativeTitle, ...] = ()
    images: tuple[Image, ...] = ()
    language: str = "en"
    """The language of the texts."""
    trailer_url: str | None = None


class ShowMetadata(TitleMetadata):
    """A complete show: all seasons and episodes."""

    status: ShowStatus
    series_type: SeriesType = SeriesType.STANDARD
    """How releases number its episodes, as far as the source tells."""
    network: str | None = None
    first_air_date: date | None = None
    seasons: tuple[SeasonMetadata, ...] = ()
    episodes: tuple[EpisodeMetadata, ...] = ()


class MovieMetadata(TitleMetadata):
    """A complete movie with its release dates by kind."""

    status: MovieStatus
    studio: str | None = None
    cinema_date: date | None = None
    digital_date: date | None = None
    physical_date: date | None = None
    collection: str | None = None
    collection_id: str | None = None


class SearchHit(Value):
    """A title found at a source."""

    kind: TitleKind
    source: str
    source_id: str
    name: str
    year: int | None = None
    overview: str | None = None
    poster_url: str | None = None
    original_language: str | None = None
    rating: float | None = None
    external_ids: ExternalIds = ExternalIds()


class SearchHits(Value):
    """One page of hits; `page` counts from 1."""

    hits: tuple[SearchHit, ...]
    page: int = 1
    total_pages: int = 1
    stale: bool = False
    """True when the source did not answer and an older answer is given."""
