"""Reads a whole show of TVmaze."""

import html
import re
from collections.abc import Sequence
from datetime import UTC, datetime

from contracts.metadata import (
    AlternativeTitle,
    EpisodeMetadata,
    Image,
    ImageKind,
    Rating,
    SearchHit,
    SeasonMetadata,
    ShowMetadata,
    ShowStatus,
)
from contracts.values import ExternalIds, SeriesType, TitleKind
from metadata_relay.anime import number_absolutely
from metadata_relay.languages import named_language
from metadata_relay.record import Record
from metadata_relay.series_type import series_type

_STATUS = {
    "Ended": ShowStatus.ENDED,
    "In Development": ShowStatus.UPCOMING,
    "Running": ShowStatus.RUNNING,
    "To Be Determined": ShowStatus.RUNNING,
}
_BREAK = re.compile(r"<br\s*/?>|</p>\s*<p>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{0,500}>")


def read_hit(show: Record) -> SearchHit:
    """A show of a list."""
    premiered = show.day("premiered")
    return SearchHit(
        kind=TitleKind.SHOW,
        source="tvmaze",
        source_id=str(show.get_number("id")),
        name=show.get_text("name"),
        year=premiered.year if premiered else None,
        overview=plain_text(show.text("summary")),
        poster_url=_original(show),
        original_language=named_language(show.text("language")),
        rating=show.record("rating").decimal("average"),
        external_ids=_ids(show),
    )


def read_show(show: Record, all_episodes: Sequence[Record]) -> ShowMetadata:
    """The show from its record with what was embedded, and from the list of its episodes with specials."""
    parts = show.record("_embedded")
    episodes = (*_specials(all_episodes), *(_episode(item) for item in all_episodes if "number" in item))
    premiered, rating = show.day("premiered"), show.record("rating").decimal("average")
    numbered = _series_type(show)
    return ShowMetadata(
        kind=TitleKind.SHOW,
        source="tvmaze",
        source_id=str(show.get_number("id")),
        external_ids=_ids(show),
        name=show.get_text("name"),
        original_name=show.get_text("name"),
        original_language=named_language(show.text("language")),
        overview=plain_text(show.text("summary")),
        year=premiered.year if premiered else None,
        runtime_minutes=show.number("runtime") or show.number("averageRuntime"),
        genres=show.texts("genres"),
        ratings=(Rating(source="tvmaze", value=rating),) if rating else (),
        alternative_titles=_alternatives(parts),
        images=(*_images(show, parts), *_season_images(parts)),
        status=_STATUS.get(show.text("status") or "", ShowStatus.RUNNING),
        series_type=numbered,
        network=show.record("network").text("name") or show.record("webChannel").text("name"),
        first_air_date=premiered,
        seasons=_seasons(parts, episodes),
        episodes=number_absolutely(episodes) if numbered is SeriesType.ANIME else episodes,
    )


def plain_text(markup: str | None) -> str | None:
    """The text of a summary, which TVmaze writes in HTML."""
    if not markup:
        return None
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", markup))).strip() or None


def _specials(episodes: Sequence[Record]) -> tuple[EpisodeMetadata, ...]:
    """The specials, which have no number at TVmaze, numbered as they aired."""
    specials = [item for item in episodes if "number" not in item]
    specials.sort(key=lambda item: (item.text("airdate") or "9999", item.number("id") or 0))
    return tuple(_episode(item, season=0, number=place) for place, item in enumerate(specials, start=1))


def _episode(item: Record, season: int | None = None, number: int | None = None) -> EpisodeMetadata:
    number = number if number is not None else item.get_number("number")
    # The stamp knows the network's clock; the day alone means its midnight in UTC.
    air_at = item.instant("airstamp")
    if air_at is None and (day := item.day("airdate")):
        air_at = datetime(day.year, day.month, day.day, tzinfo=UTC)
    return EpisodeMetadata(
        season=season if season is not None else item.get_number("season"),
        number=number,
        name=item.text("name") or f"Episode {number}",
        source_id=str(item.get_number("id")),
        overview=plain_text(item.text("summary")),
        air_at=air_at,
        runtime_minutes=item.number("runtime"),
        still_url=_original(item),
    )


def _seasons(parts: Record, episodes: Sequence[EpisodeMetadata]) -> tuple[SeasonMetadata, ...]:
    """The seasons that TVmaze lists, and those of which it only knows episodes."""
    listed = {number: item for item in parts.records("seasons") if (number := item.number("number")) is not None}
    return tuple(_season(number, listed.get(number)) for number in sorted({*listed, *(e.season for e in episodes)}))


def _season(number: int, item: Record | None) -> SeasonMetadata:
    item = item or Record(None)
    own_id = item.number("id")
    return SeasonMetadata(
        number=number,
        name=item.text("name") or (f"Season {number}" if number else "Specials"),
        source_id=str(own_id) if own_id is not None else None,
        overview=plain_text(item.text("summary")),
    )


def _ids(show: Record) -> ExternalIds:
    elsewhere = show.record("externals")
    return ExternalIds(tvmaze=show.number("id"), tvdb=elsewhere.number("thetvdb"), imdb=elsewhere.text("imdb"))


def _alternatives(parts: Record) -> tuple[AlternativeTitle, ...]:
    return tuple(
        AlternativeTitle(name=name, country=alias.record("country").text("code"))
        for alias in parts.records("akas")
        if (name := alias.text("name"))
    )


def _original(item: Record) -> str | None:
    return item.record("image").text("original")


def _images(show: Record, parts: Record) -> tuple[Image, ...]:
    backdrops = [item for item in parts.records("images") if item.text("type") == "background"]
    backdrops.sort(key=lambda item: not item.flag("main"))
    backdrop = backdrops[0].record("resolutions").record("original").text("url") if backdrops else None
    found = ((ImageKind.POSTER, _original(show)), (ImageKind.BACKDROP, backdrop))
    return tuple(Image(kind=kind, url=url) for kind, url in found if url)


def _season_images(parts: Record) -> tuple[Image, ...]:
    found = ((item.number("number"), _original(item)) for item in parts.records("seasons"))
    return tuple(Image(kind=ImageKind.SEASON, url=url, season=n) for n, url in found if url and n is not None)


def _series_type(show: Record) -> SeriesType:
    return series_type((show.text("type"), *show.texts("genres")), named_language(show.text("language")))
