"""What custom formats look at in a release."""

from typing import NamedTuple

from releases.formats.conditions import ReleaseType
from releases.formats.languages import ORIGINAL, UNKNOWN, plain_language
from releases.reading.bare_name import bare_name
from releases.release import Kind, Quality, Release

NOTHING_READ = Quality()


class FormatFacts(NamedTuple):
    """`languages` None means that nothing at all is known of them; `flags` are lower case."""

    title: str
    group: str | None = None
    edition: str | None = None
    quality: Quality = NOTHING_READ
    languages: tuple[str, ...] | None = None
    original_language: str | None = None
    flags: frozenset[str] = frozenset()
    type: ReleaseType = ReleaseType.UNKNOWN
    size_bytes: int | None = None
    year: int | None = None


def facts_of(
    release: Release,
    *,
    title: str | None = None,
    size_bytes: int | None = None,
    flags: frozenset[str] = frozenset(),
    original_language: str | None = None,
) -> FormatFacts:
    """The facts of a release that was read. `title` is its name as it was given, by default the one that was read.

    Patterns see a movie's name bare, a show's as it is: the two programs whose formats are used differ there. A name
    that tells no language is taken to be in the title's original one.
    """
    name = release.name if title is None else title
    original = plain_language(original_language) if original_language else None
    return FormatFacts(
        title=bare_name(name) if release.kind is Kind.MOVIE else name,
        group=release.group,
        edition=release.edition,
        quality=release.quality,
        languages=languages_of(release, original),
        original_language=original,
        flags=flags,
        type=release_type(release),
        size_bytes=size_bytes,
        year=release.year,
    )


def languages_of(release: Release, original: str | None) -> tuple[str, ...]:
    """The release's languages as plain words; `original` where the name says none or says "original"."""
    named = [plain_language(language) for language in release.languages] or [original or UNKNOWN]
    return tuple(original if original and language == ORIGINAL else language for language in named)


def release_type(release: Release) -> ReleaseType:
    """Only names of shows have a type."""
    if release.kind not in (Kind.TV, Kind.TV_PATH):
        return ReleaseType.UNKNOWN
    if release.full_season or release.multi_season:
        return ReleaseType.SEASON_PACK
    count = max(len(release.episodes), len(release.absolute))
    if count > 1:
        return ReleaseType.MULTI_EPISODE
    return ReleaseType.SINGLE_EPISODE if count or release.air_date else ReleaseType.UNKNOWN
