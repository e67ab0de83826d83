"""Reads movies and shows of Cinemeta."""

import re
from datetime import UTC, datetime

from contracts.metadata import (
    EpisodeMetadata,
    Image,
    ImageKind,
    MovieMetadata,
    Rating,
    SearchHit,
    SeasonMetadata,
    ShowMetadata,
    ShowStatus,
)
from contracts.values import ExternalIds, TitleKind
from metadata_relay.languages import named_language
from metadata_relay.movie_status import movie_status
from metadata_relay.record import Record
from metadata_relay.series_type import series_type

_YEAR = re.compile(r"(?:18|19|20|21)\d\d")
_MINUTES = re.compile(r"(?:(\d{1,2})\s*h)?\s*(\d{1,4})?")


def read_hit(kind: TitleKind, meta: Record) -> SearchHit:
    """A title of a list."""
    return SearchHit(
        kind=kind,
        source="cinemeta",
        source_id=imdb_id(meta),
        name=meta.get_text("name"),
        year=_year(meta),
        overview=meta.text("description"),
        poster_url=meta.text("poster"),
        original_language=named_language(meta.text("language")),
        rating=meta.decimal("imdbRating"),
        external_ids=_ids(meta),
    )


def read_movie(meta: Record) -> MovieMetadata:
    """A movie; Cinemeta knows when it came out, and sometimes when its disc did."""
    cinema, disc = meta.day("released"), meta.day("dvdRelease")
    return MovieMetadata(
        kind=TitleKind.MOVIE,
        source="cinemeta",
        source_id=imdb_id(meta),
        external_ids=_ids(meta),
        name=meta.get_text("name"),
        original_language=named_language(meta.text("language")),
        overview=meta.text("description"),
        year=_year(meta),
        runtime_minutes=minutes(meta.text("runtime")),
        genres=_genres(meta),
        ratings=_ratings(meta),
        images=_images(meta),
        trailer_url=_trailer(meta),
        status=movie_status(datetime.now(UTC).date(), cinema=cinema, digital=None, physical=disc),
        cinema_date=cinema,
        physical_date=disc,
    )


def read_show(meta: Record) -> ShowMetadata:
    """A show from its videos."""
    episodes = tuple(_episode(video) for video in meta.records("videos") if "season" in video and "id" in video)
    aired = sorted(episode.air_at for episode in episodes if episode.air_at and episode.season)
    return ShowMetadata(
        kind=TitleKind.SHOW,
        source="cinemeta",
        source_id=imdb_id(meta),
        external_ids=_ids(meta),
        name=meta.get_text("name"),
        original_language=named_language(meta.text("language")),
        overview=meta.text("description"),
        year=_year(meta),
        runtime_minutes=minutes(meta.text("runtime")),
        genres=_genres(meta),
        ratings=_ratings(meta),
        images=_images(meta),
        trailer_url=_trailer(meta),
        status=_status(meta, aired),
        series_type=series_type(_genres(meta), named_language(meta.text("language"))),
        first_air_date=aired[0].date() if aired else meta.day("released"),
        seasons=tuple(
            SeasonMetadata(number=number, name=f"Season {number}" if number else "Specials")
            for number in sorted({episode.season for episode in episodes})
        ),
        episodes=episodes,
    )


def imdb_id(meta: Record) -> str:
    """Cinemeta's ids are those of IMDb."""
    return meta.text("imdb_id") or meta.get_text("id")


def minutes(runtime: str | None) -> int | None:
    """The minutes of `142 min` or `2h 22min`."""
    found = _MINUTES.match((runtime or "").strip())
    total = int(found[1] or 0) * 60 + int(found[2] or 0) if found else 0
    return total or None


def _episode(video: Record) -> EpisodeMetadata:
    number = video.number("episode")
    number = number if number is not None else video.get_number("number")
    return EpisodeMetadata(
        season=video.get_number("season"),
        number=number,
        name=video.text("name") or video.text("title") or f"Episode {number}",
        source_id=video.get_text("id"),
        overview=video.text("overview") or video.text("description"),
        air_at=video.instant("released") or video.instant("firstAired"),
        still_url=video.text("thumbnail"),
    )


def _status(meta: Record, aired: list[datetime]) -> ShowStatus:
    if meta.text("status") == "Ended":
        return ShowStatus.ENDED
    return ShowStatus.RUNNING if aired and aired[0] <= datetime.now(UTC) else ShowStatus.UPCOMING


def _ids(meta: Record) -> ExternalIds:
    return ExternalIds(imdb=imdb_id(meta), tmdb=meta.number("moviedb_id"), tvdb=meta.number("tvdb_id"))


def _year(meta: Record) -> int | None:
    found = _YEAR.search(meta.text("year") or meta.text("releaseInfo") or "")
    day = meta.day("released")
    if found:
        return int(found[0])
    return day.year if day else None


def _genres(meta: Record) -> tuple[str, ...]:
    return meta.texts("genres") or meta.texts("genre")


def _ratings(meta: Record) -> tuple[Rating, ...]:
    value = meta.decimal("imdbRating")
    return (Rating(source="imdb", value=value),) if value else ()


def _images(meta: Record) -> tuple[Image, ...]:
    found = ((ImageKind.POSTER, meta.text("poster")), (ImageKind.BACKDROP, meta.text("background")))
    return tuple(Image(kind=kind, url=url) for kind, url in found if url)


def _trailer(meta: Record) -> str | None:
    trailers = (item.text("source") for item in meta.records("trailers") if item.text("type") in {None, "Trailer"})
    key = next((source for source in trailers if source), None)
    return f"https://www.youtube.com/watch?v={key}" if key else None
