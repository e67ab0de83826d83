"""Titles and releases whose names are attacks: pages must show them as text."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from reelway.demo.releases.plan import plan_releases
from reelway.demo.releases.release import PlannedFile, Release, Video
from reelway.demo.titles.catalogue import Catalogue, build_catalogue
from reelway.demo.titles.model import Ids, Movie

ATTACK = "<img src=x onerror=window.hit=1>"
NAME = f"Needle {ATTACK} & \"Quotes' {{{{1+1}}}}"
OVERVIEW = f"{ATTACK}<script>window.hit=1</script><a href='javascript:window.hit=1'>an overview</a>"
RELEASE = "Needle.<img src=x onerror=window.hit=1>.<svg onload=window.hit=1>.1080p.WEB-DL-<b>XSS"


def titles_with_needle(now: datetime) -> Catalogue:
    """The usual titles, and a movie with a hostile name and overview."""
    usual = build_catalogue(now)
    like = usual.get_movie("Tidal")
    needle = replace(
        like,
        ids=Ids(tmdb=800_999, tvdb=870_999, imdb="tt9800999"),
        name=NAME,
        original_name=NAME,
        overview=OVERVIEW,
        genres=(ATTACK, *like.genres),
        certification=ATTACK,
        studio=ATTACK,
    )
    return replace(usual, movies=(*usual.movies, needle))


def plan_of(names: Sequence[str]) -> Callable[[Catalogue, datetime], tuple[Release, ...]]:
    """The usual releases of the titles with those names, and a hostile one of Needle; all where there are no names."""

    def plan(catalogue: Catalogue, now: datetime) -> tuple[Release, ...]:
        usual = plan_releases(catalogue, now)
        if not names:
            return usual
        wanted = tuple(release for release in usual if release.title.name in names)
        return (*wanted, _hostile(catalogue.get_movie(NAME), now))

    return plan


def _hostile(movie: Movie, now: datetime) -> Release:
    file = PlannedFile("needle.mkv", Video(1080, movie.runtime_minutes, RELEASE))
    return Release(RELEASE, movie, 1080, (file,), now - timedelta(days=2))
