"""Reads a whole show of TMDB."""

from collections import Counter
from collections.abc import Sequence
from datetime import UTC, date, datetime

from contracts.metadata import EpisodeMetadata, Image, ImageKind, SeasonMetadata, ShowMetadata, ShowStatus
from contracts.values import SeriesType, TitleKind
from metadata_relay.anime import number_absolutely
from metadata_relay.record import Record
from metadata_relay.series_type import series_type
from metadata_relay.sources.tmdb_hits import (
    image_url,
    read_alternatives,
    read_genres,
    read_ids,
    read_images,
    read_names,
    read_ratings,
    read_trailer,
)

ANIMATION = 16
_STATUS = {
    "Ended": ShowStatus.ENDED,
    "Canceled": ShowStatus.ENDED,
    "Planned": ShowStatus.UPCOMING,
    "Pilot": ShowStatus.UPCOMING,
}


def read_show(show: Record, seasons: Sequence[Record], *, language: str, country: str, images: str) -> ShowMetadata:
    """The show from its details with their extras, and from its seasons with their episodes."""
    episodes = tuple(
        read_episode(episode, season, images)
        for season in seasons
        for episode in season.records("episodes")
        if "episode_number" in episode and "id" in episode
    )
    name, overview = read_names(TitleKind.SHOW, show, language)
    first = show.day("first_air_date")
    numbered = _series_type(show)
    return ShowMetadata(
        kind=TitleKind.SHOW,
        source="tmdb",
        source_id=str(show.get_number("id")),
        external_ids=read_ids(show),
        name=name,
        original_name=show.text("original_name"),
        original_language=show.text("original_language"),
        overview=overview,
        year=first.year if first else None,
        runtime_minutes=_runtime(show, episodes),
        genres=read_genres(show),
        certification=_certification(show, country),
        ratings=read_ratings(show),
        alternative_titles=read_alternatives(TitleKind.SHOW, show, name),
        images=(*read_images(show, images), *_season_images(seasons, images)),
        language=language,
        trailer_url=read_trailer(show, language),
        status=_status(show, first),
        series_type=numbered,
        network=next((text for item in show.records("networks") if (text := item.text("name"))), None),
        first_air_date=first,
        seasons=tuple(_season(season) for season in seasons),
        episodes=number_absolutely(episodes) if numbered is SeriesType.ANIME else episodes,
    )


def read_episode(episode: Record, season: Record, images: str) -> EpisodeMetadata:
    """One episode; TMDB knows only the day on which it airs."""
    number, day = episode.get_number("episode_number"), episode.day("air_date")
    return EpisodeMetadata(
        season=_number(season),
        number=number,
        name=episode.text("name") or f"Episode {number}",
        source_id=str(episode.get_number("id")),
        overview=episode.text("overview"),
        air_at=datetime(day.year, day.month, day.day, tzinfo=UTC) if day else None,
        runtime_minutes=episode.number("runtime") or None,
        still_url=image_url(images, episode.text("still_path")),
    )


def _season(season: Record) -> SeasonMetadata:
    number, own_id = _number(season), season.number("id")
    return SeasonMetadata(
        number=number,
        name=season.text("name") or (f"Season {number}" if number else "Specials"),
        source_id=str(own_id) if own_id is not None else None,
        overview=season.text("overview"),
    )


def _number(season: Record) -> int:
    return season.get_number("season_number")


def _season_images(seasons: Sequence[Record], images: str) -> tuple[Image, ...]:
    found = ((_number(season), image_url(images, season.text("poster_path"))) for season in seasons)
    return tuple(Image(kind=ImageKind.SEASON, url=url, season=number) for number, url in found if url)


def _status(show: Record, first: date | None) -> ShowStatus:
    known = _STATUS.get(show.text("status") or "")
    if known:
        return known
    return ShowStatus.RUNNING if first and first <= datetime.now(UTC).date() else ShowStatus.UPCOMING


def _runtime(show: Record, episodes: Sequence[EpisodeMetadata]) -> int | None:
    """What the show says, else what most of its episodes take: TMDB has stopped filling the former."""
    said = next((minutes for minutes in show.numbers("episode_run_time") if minutes > 0), None)
    usual = Counter(e.runtime_minutes for e in episodes if e.runtime_minutes and e.season).most_common(1)
    return said or (usual[0][0] if usual else None)


def _certification(show: Record, country: str) -> str | None:
    ratings = show.record("content_ratings").records("results")
    return next((item.text("rating") for item in ratings if item.text("iso_3166_1") == country), None)


def _series_type(show: Record) -> SeriesType:
    # The genre's number is the same in every language; its name is not.
    genres = show.records("genres")
    animated = any(genre.number("id") == ANIMATION or genre.text("name") == "Animation" for genre in genres)
    words = (show.text("type"), "Animation" if animated else None)
    return series_type(words, show.text("original_language"))
