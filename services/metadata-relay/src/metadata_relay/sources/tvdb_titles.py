"""Reads a whole show or movie of TVDB."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

from contracts.metadata import (
    EpisodeMetadata,
    Image,
    ImageKind,
    MovieMetadata,
    SeasonMetadata,
    ShowMetadata,
    ShowStatus,
)
from contracts.values import TitleKind
from metadata_relay.languages import three_letters, two_letters
from metadata_relay.movie_status import movie_status
from metadata_relay.record import Record
from metadata_relay.series_type import series_type
from metadata_relay.sources.tvdb_hits import image_url, read_alternatives, read_ids, read_names

# Numbers of TVDB's types of artwork and states.
SERIES_BACKGROUND, MOVIE_BACKGROUND = 3, 15
MOVIE_RELEASED = 5
_STATUS = {"Continuing": ShowStatus.RUNNING, "Ended": ShowStatus.ENDED, "Upcoming": ShowStatus.UPCOMING}


def read_show(
    show: Record, episodes: Sequence[Record], *, language: str, country: str, season_type: str
) -> ShowMetadata:
    """The show from its extended record and its episodes in one order."""
    name, overview = read_names(show, language)
    first, language_made_in = show.day("firstAired"), two_letters(show.text("originalLanguage"))
    read = tuple(_episode(item) for item in episodes if "number" in item and "seasonNumber" in item)
    seasons = [item for item in show.records("seasons") if item.record("type").text("type") == season_type]
    return ShowMetadata(
        kind=TitleKind.SHOW,
        source="tvdb",
        source_id=str(show.get_number("id")),
        external_ids=read_ids(show.get_number("id"), show.records("remoteIds")),
        name=name,
        original_name=show.text("name"),
        original_language=language_made_in,
        overview=overview,
        year=show.number("year") or (first.year if first else None),
        runtime_minutes=show.number("averageRuntime") or None,
        genres=_names(show, "genres"),
        certification=_certification(show, country),
        alternative_titles=read_alternatives(show, name),
        images=(*_images(show, SERIES_BACKGROUND, language), *_season_images(seasons)),
        language=language,
        trailer_url=_trailer(show, language),
        status=_STATUS.get(show.record("status").text("name") or "", ShowStatus.RUNNING),
        series_type=series_type(_names(show, "genres"), language_made_in),
        network=show.record("latestNetwork").text("name") or show.record("originalNetwork").text("name"),
        first_air_date=first,
        seasons=_seasons(seasons, read),
        episodes=read,
    )


def read_movie(movie: Record, *, language: str, country: str) -> MovieMetadata:
    """The movie from its extended record. TVDB does not say in which way a release came out: it counts as cinema."""
    name, overview = read_names(movie, language)
    cinema = _release_day(movie, country)
    is_out = (movie.record("status").number("id") or 0) >= MOVIE_RELEASED
    collection = next((item for item in movie.records("lists") if item.flag("isOfficial")), Record(None))
    collection_id = collection.number("id")
    return MovieMetadata(
        kind=TitleKind.MOVIE,
        source="tvdb",
        source_id=str(movie.get_number("id")),
        external_ids=read_ids(movie.get_number("id"), movie.records("remoteIds")),
        name=name,
        original_name=movie.text("name"),
        original_language=two_letters(movie.text("originalLanguage")),
        overview=overview,
        year=movie.number("year") or (cinema.year if cinema else None),
        runtime_minutes=movie.number("runtime") or None,
        genres=_names(movie, "genres"),
        certification=_certification(movie, country),
        alternative_titles=read_alternatives(movie, name),
        images=_images(movie, MOVIE_BACKGROUND, language),
        language=language,
        trailer_url=_trailer(movie, language),
        status=movie_status(datetime.now(UTC).date(), cinema=cinema, digital=None, physical=None, is_out=is_out),
        studio=next(iter((*_names(movie, "studios"), *_names(movie.record("companies"), "studio"))), None),
        cinema_date=cinema,
        collection=collection.text("name"),
        collection_id=str(collection_id) if collection_id is not None else None,
    )


def _episode(item: Record) -> EpisodeMetadata:
    number, day = item.get_number("number"), item.day("aired")
    return EpisodeMetadata(
        season=item.get_number("seasonNumber"),
        number=number,
        name=item.text("name") or f"Episode {number}",
        source_id=str(item.get_number("id")),
        absolute_number=item.number("absoluteNumber") or None,
        overview=item.text("overview"),
        air_at=datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None,
        runtime_minutes=item.number("runtime") or None,
        still_url=image_url(item.text("image")),
    )


def _seasons(listed: Sequence[Record], episodes: Sequence[EpisodeMetadata]) -> tuple[SeasonMetadata, ...]:
    """The seasons that have episodes, and those that TVDB lists besides, except empty specials."""
    by_number = {item.get_number("number"): item for item in listed if "number" in item}
    numbers = {episode.season for episode in episodes} | {number for number in by_number if number > 0}
    return tuple(_season(number, by_number.get(number, Record(None))) for number in sorted(numbers))


def _season(number: int, item: Record) -> SeasonMetadata:
    own_id = item.number("id")
    return SeasonMetadata(
        number=number,
        name=item.text("name") or (f"Season {number}" if number else "Specials"),
        source_id=str(own_id) if own_id is not None else None,
        overview=item.text("overview"),
    )


def _images(title: Record, background: int, language: str) -> tuple[Image, ...]:
    poster = image_url(title.text("image"))
    wanted = (None, three_letters(language))
    backdrops = [item for item in title.records("artworks") if item.number("type") == background]
    backdrops.sort(key=lambda item: (item.text("language") not in wanted, -(item.decimal("score") or 0)))
    backdrop = image_url(backdrops[0].text("image")) if backdrops else None
    found = ((ImageKind.POSTER, poster), (ImageKind.BACKDROP, backdrop))
    return tuple(Image(kind=kind, url=url) for kind, url in found if url)


def _season_images(seasons: Sequence[Record]) -> tuple[Image, ...]:
    found = ((item.number("number"), image_url(item.text("image"))) for item in seasons)
    return tuple(Image(kind=ImageKind.SEASON, url=url, season=n) for n, url in found if url and n is not None)


def _names(title: Record, field: str) -> tuple[str, ...]:
    return tuple(name for item in title.records(field) if (name := item.text("name")))


def _certification(title: Record, country: str) -> str | None:
    ratings = (item.text("name") for item in title.records("contentRatings") if item.text("country") == country)
    return next(ratings, None)


def _release_day(movie: Record, country: str) -> date | None:
    """The country's first day, else the first anywhere."""
    at_home, anywhere = [], []
    for item in (movie.record("first_release"), *movie.records("releases")):
        if day := item.day("date") or item.day("Date"):
            anywhere.append(day)
            if item.text("country") == country:
                at_home.append(day)
    return min(at_home or anywhere, default=None)


def _trailer(title: Record, language: str) -> str | None:
    trailers = [item for item in title.records("trailers") if (item.text("url") or "").startswith("http")]
    trailers.sort(key=lambda item: item.text("language") != three_letters(language))
    return trailers[0].text("url") if trailers else None
