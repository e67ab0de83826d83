"""Which of a title's targets a release holds, by its numbering alone."""

from collections.abc import Iterable

from indexer.domain.air_day import air_day
from indexer.domain.wanted import KnownTarget
from releases.release import Release

MAX_AIMED = 200
"""More targets than that are judged for no release."""


def aim(release: Release, targets: Iterable[KnownTarget], *, language: str | None) -> list[KnownTarget]:
    """The targets that the release names; for a movie all (one per slot). `language` is the title's original one."""
    return [target for target in targets if _names(release, target, language)][:MAX_AIMED]


def name_seasons(release: Release, known: Iterable[KnownTarget]) -> Release:
    """A pack of the whole show as one of all its seasons, of which specials are none; other releases as they are."""
    if not release.full_season or release.season is not None:
        return release
    seasons = tuple(sorted({target.ref.season for target in known if target.ref.season}))
    if not seasons:
        return release
    return release._replace(season=seasons[0], seasons=seasons, multi_season=len(seasons) > 1)


def _names(release: Release, target: KnownTarget, language: str | None) -> bool:
    ref = target.ref
    if ref.season is None:
        return True
    if release.air_date:
        return release.air_date == air_day(ref.air_at, language)
    if release.absolute and ref.absolute is not None and ref.absolute in release.absolute:
        return True
    if ref.season not in (release.seasons or (release.season,)):
        return False
    return release.full_season or release.multi_season or ref.episode in release.episodes
