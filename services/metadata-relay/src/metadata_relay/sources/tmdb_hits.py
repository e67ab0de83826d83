"""What TMDB's shows, movies and hits have in common."""

from contracts.metadata import AlternativeTitle, Image, ImageKind, Rating, SearchHit
from contracts.values import ExternalIds, TitleKind
from metadata_relay.languages import LanguagePolicy
from metadata_relay.record import Record

NAMES = {TitleKind.SHOW: ("name", "original_name"), TitleKind.MOVIE: ("title", "original_title")}
_DAYS = {TitleKind.SHOW: "first_air_date", TitleKind.MOVIE: "release_date"}


def read_hit(kind: TitleKind, item: Record, policy: LanguagePolicy, images: str) -> SearchHit:
    """A title of a list; one made in a primary language goes by its own name."""
    name_field, original_field = NAMES[kind]
    day = item.day(_DAYS[kind])
    original_language = item.text("original_language")
    names = [item.text(name_field), item.text(original_field)]
    if original_language in policy.primary:
        names.reverse()
    number = item.get_number("id")
    return SearchHit(
        kind=kind,
        source="tmdb",
        source_id=str(number),
        name=names[0] or names[1] or f"TMDB {number}",
        year=day.year if day else None,
        overview=item.text("overview"),
        poster_url=image_url(images, item.text("poster_path")),
        original_language=original_language,
        rating=item.decimal("vote_average") if item.number("vote_count") != 0 else None,
        external_ids=ExternalIds(tmdb=number),
    )


def image_url(images: str, path: str | None) -> str | None:
    """Where a picture is."""
    return f"{images}{path}" if path and path.startswith("/") else None


def read_images(title: Record, images: str) -> tuple[Image, ...]:
    """The main poster and backdrop."""
    paths = ((ImageKind.POSTER, "poster_path"), (ImageKind.BACKDROP, "backdrop_path"))
    found = ((kind, image_url(images, title.text(field))) for kind, field in paths)
    return tuple(Image(kind=kind, url=url) for kind, url in found if url)


def read_ids(title: Record) -> ExternalIds:
    """Its ids at TMDB and elsewhere."""
    ids = title.record("external_ids")
    return ExternalIds(
        tmdb=title.get_number("id"), tvdb=ids.number("tvdb_id"), imdb=ids.text("imdb_id") or title.text("imdb_id")
    )


def read_ratings(title: Record) -> tuple[Rating, ...]:
    """What TMDB's people think."""
    value, votes = title.decimal("vote_average"), title.number("vote_count")
    return (Rating(source="tmdb", value=value, votes=votes),) if value and votes else ()


def read_names(kind: TitleKind, title: Record, language: str) -> tuple[str, str | None]:
    """Name and overview, from the translations where TMDB has none in the language.

    TMDB answers the original name where a translation lacks, which few can read; English serves more.
    """
    name_field, original_field = NAMES[kind]
    name, original = title.text(name_field) or title.get_text(original_field), title.text(original_field)
    overview = title.text("overview")
    english = _translation(title, "en")
    own = title.text("original_language")
    if name == original and own != language and not _translation(title, language).text(name_field):
        name = english.text(name_field) or name
    return name, overview or english.text("overview") or _translation(title, own).text("overview")


def read_alternatives(kind: TitleKind, title: Record, name: str) -> tuple[AlternativeTitle, ...]:
    """All its other names: releases are named by any of them."""
    field = NAMES[kind][0]
    listed = title.record("alternative_titles")
    names = [
        AlternativeTitle(name=text, country=item.text("iso_3166_1"))
        for item in (*listed.records("results"), *listed.records("titles"))
        if (text := item.text("title"))
    ]
    names += [
        AlternativeTitle(name=text, country=item.text("iso_3166_1"), language=item.text("iso_639_1"))
        for item in title.record("translations").records("translations")
        if (text := item.record("data").text(field))
    ]
    distinct = {alternative.name.casefold(): alternative for alternative in names}
    distinct.pop(name.casefold(), None)
    return tuple(distinct.values())


def read_genres(title: Record) -> tuple[str, ...]:
    """Its genres, in the language that was asked for."""
    return tuple(name for genre in title.records("genres") if (name := genre.text("name")))


def read_trailer(title: Record, language: str) -> str | None:
    """The best trailer on YouTube: official ones first, then those in the language."""
    trailers = [
        video
        for video in title.record("videos").records("results")
        if video.text("site") == "YouTube" and video.text("type") == "Trailer" and video.text("key")
    ]
    trailers.sort(key=lambda video: (not video.flag("official"), video.text("iso_639_1") != language))
    return f"https://www.youtube.com/watch?v={trailers[0].text('key')}" if trailers else None


def _translation(title: Record, language: str | None) -> Record:
    translations = title.record("translations").records("translations")
    return next((item.record("data") for item in translations if item.text("iso_639_1") == language), Record(None))
