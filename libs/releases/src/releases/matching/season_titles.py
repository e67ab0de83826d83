"""Anime of a later season: "Show S2 - 05" reads like absolute number 5 of "Show S2", and is season 2, episode 5."""

import re

from releases.release import Release

_SEASON_END = re.compile(
    r"(?P<title>.*\w.*?)[ .,:;(\[-]+"
    r"(?:(?:s|season )0?(?P<plain>[1-9]\d?)|(?P<ordinal>[1-9]\d?)(?:st|nd|rd|th) season)[)\]]*",
    re.IGNORECASE,
)


def split_season(title: str) -> tuple[str, int | None]:
    """The title without a season at its end, and that season: "Title S2", "Title Season 2", "Title 2nd Season"."""
    found = _SEASON_END.fullmatch(title)
    return (found["title"], int(found["plain"] or found["ordinal"])) if found else (title, None)


def seasonless_titles(release: Release) -> tuple[str, ...]:
    """The titles of a release whose numbers count within the season that they end with, without it."""
    if not release.absolute or release.special or release.season is not None:
        return ()
    split = [split_season(title) for title in (release.title, *release.titles)]
    return tuple(title for title, season in split if season is not None)


def count_for(show: str, release: Release) -> Release:
    """As a release's numbers are meant for the show of that name: within a season that its title ends with, unless the
    show itself is called so.
    """
    if not release.absolute or split_season(show)[1] is not None:
        return release
    return count_in_season(release)


def count_in_season(release: Release) -> Release:
    """The release with a season and episodes instead of absolute numbers, where its title ends with the season."""
    season = split_season(release.title)[1] if seasonless_titles(release) else None
    if season is None:
        return release
    return release._replace(season=season, seasons=(season,), episodes=release.absolute, absolute=())
