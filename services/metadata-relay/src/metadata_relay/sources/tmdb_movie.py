"""Reads a movie of TMDB."""

from datetime import UTC, date, datetime
from enum import IntEnum

from contracts.metadata import MovieMetadata
from contracts.values import TitleKind
from metadata_relay.movie_status import movie_status
from metadata_relay.record import Record
from metadata_relay.sources.tmdb_hits import (
    read_alternatives,
    read_genres,
    read_ids,
    read_images,
    read_names,
    read_ratings,
    read_trailer,
)


class ReleaseType(IntEnum):
    """TMDB's numbers for how a movie comes out."""

    PREMIERE = 1
    LIMITED = 2
    CINEMA = 3
    DIGITAL = 4
    PHYSICAL = 5
    TELEVISION = 6


def read_movie(movie: Record, *, language: str, country: str, images: str) -> MovieMetadata:
    """The movie from its details with their extras."""
    name, overview = read_names(TitleKind.MOVIE, movie, language)
    first = movie.day("release_date")
    cinema = release_day(movie, country, ReleaseType.CINEMA, ReleaseType.LIMITED) or first
    digital = release_day(movie, country, ReleaseType.DIGITAL)
    physical = release_day(movie, country, ReleaseType.PHYSICAL)
    is_out = movie.text("status") == "Released"
    today = datetime.now(UTC).date()
    collection = movie.record("belongs_to_collection")
    collection_id = collection.number("id")
    return MovieMetadata(
        kind=TitleKind.MOVIE,
        source="tmdb",
        source_id=str(movie.get_number("id")),
        external_ids=read_ids(movie),
        name=name,
        original_name=movie.text("original_title"),
        original_language=movie.text("original_language"),
        overview=overview,
        year=first.year if first else None,
        runtime_minutes=movie.number("runtime") or None,
        genres=read_genres(movie),
        certification=_certification(movie, country),
        ratings=read_ratings(movie),
        alternative_titles=read_alternatives(TitleKind.MOVIE, movie, name),
        images=read_images(movie, images),
        language=language,
        trailer_url=read_trailer(movie, language),
        status=movie_status(today, cinema=cinema, digital=digital, physical=physical, is_out=is_out),
        studio=next((text for item in movie.records("production_companies") if (text := item.text("name"))), None),
        cinema_date=cinema,
        digital_date=digital,
        physical_date=physical,
        collection=collection.text("name"),
        collection_id=str(collection_id) if collection_id is not None else None,
    )


def release_day(movie: Record, country: str, *types: ReleaseType) -> date | None:
    """When it comes out in one of these ways: in the country where that is known, else wherever it is first."""
    at_home: list[date] = []
    anywhere: list[date] = []
    for place in movie.record("release_dates").records("results"):
        days = [
            day
            for release in place.records("release_dates")
            if release.number("type") in types and (day := release.day("release_date"))
        ]
        anywhere += days
        if place.text("iso_3166_1") == country:
            at_home += days
    return min(at_home or anywhere, default=None)


def _certification(movie: Record, country: str) -> str | None:
    places = movie.record("release_dates").records("results")
    releases = (r for place in places if place.text("iso_3166_1") == country for r in place.records("release_dates"))
    return next((text for release in releases if (text := release.text("certification"))), None)
