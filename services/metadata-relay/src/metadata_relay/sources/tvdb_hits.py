"""What TVDB's shows, movies and hits have in common."""

from contracts.metadata import AlternativeTitle, SearchHit
from contracts.values import ExternalIds, TitleKind
from metadata_relay.languages import LanguagePolicy, three_letters, two_letters
from metadata_relay.record import Record

_IMDB, _TMDB, _TVMAZE = "IMDB", "TheMovieDB.com", "TV Maze"
ARTWORKS = "https://artworks.thetvdb.com"


def read_search_hit(kind: TitleKind, item: Record, language: str, policy: LanguagePolicy) -> SearchHit | None:
    """A title that was searched; nothing where it has no id or name. Its texts come in all languages."""
    number, own_name = item.number("tvdb_id"), item.text("name")
    if number is None or own_name is None:
        return None
    original = two_letters(item.text("primary_language"))
    code = three_letters(policy.own(original, language) or language)
    return SearchHit(
        kind=kind,
        source="tvdb",
        source_id=str(number),
        name=item.record("translations").text(code) or own_name,
        year=item.number("year"),
        overview=item.record("overviews").text(code) or item.text("overview"),
        poster_url=image_url(item.text("image_url")),
        original_language=original,
        external_ids=read_ids(number, item.records("remote_ids")),
    )


def read_base_hit(kind: TitleKind, item: Record, imdb: str | None = None) -> SearchHit:
    """A title of a list; it goes by its own name."""
    number = item.get_number("id")
    ids = read_ids(number, item.records("remoteIds"))
    return SearchHit(
        kind=kind,
        source="tvdb",
        source_id=str(number),
        name=item.get_text("name"),
        year=item.number("year"),
        overview=item.text("overview"),
        poster_url=image_url(item.text("image")),
        original_language=two_letters(item.text("originalLanguage")),
        external_ids=ids.model_copy(update={"imdb": ids.imdb or imdb}),
    )


def read_ids(number: int, remote: tuple[Record, ...]) -> ExternalIds:
    """Its ids at TVDB and elsewhere."""
    named = {item.text("sourceName"): item for item in reversed(remote)}
    tmdb, tvmaze = named.get(_TMDB), named.get(_TVMAZE)
    imdb = named.get(_IMDB)
    return ExternalIds(
        tvdb=number,
        imdb=imdb.text("id") if imdb else None,
        tmdb=tmdb.number("id") if tmdb else None,
        tvmaze=tvmaze.number("id") if tvmaze else None,
    )


def image_url(address: str | None) -> str | None:
    """Where a picture is; older records only have its path."""
    return f"{ARTWORKS}/{address.lstrip('/')}" if address and not address.startswith("http") else address


def read_names(title: Record, language: str) -> tuple[str, str | None]:
    """Name and overview in the language, else in English, else its own."""
    names = title.record("translations").records("nameTranslations")
    overviews = title.record("translations").records("overviewTranslations")
    own = title.text("originalLanguage")
    wanted = (three_letters(language), "eng", own)
    return (
        _translated(names, "name", wanted) or title.get_text("name"),
        _translated(overviews, "overview", wanted) or title.text("overview"),
    )


def read_alternatives(title: Record, name: str) -> tuple[AlternativeTitle, ...]:
    """All its other names: releases are named by any of them."""
    listed = (
        *title.records("aliases"),
        *title.record("translations").records("nameTranslations"),
    )
    names = [
        AlternativeTitle(name=text, language=two_letters(item.text("language")))
        for item in listed
        if (text := item.text("name"))
    ]
    if own := title.text("name"):
        names.append(AlternativeTitle(name=own, language=two_letters(title.text("originalLanguage"))))
    distinct = {alternative.name.casefold(): alternative for alternative in names}
    distinct.pop(name.casefold(), None)
    return tuple(distinct.values())


def _translated(items: tuple[Record, ...], field: str, languages: tuple[str | None, ...]) -> str | None:
    found = {item.text("language"): text for item in items if not item.flag("isAlias") and (text := item.text(field))}
    return next((found[language] for language in languages if language in found), None)
