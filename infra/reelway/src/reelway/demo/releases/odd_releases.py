"""The releases that a careful system must judge rightly: fakes, cams, propers, hostile names, the unseeded."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from reelway.demo.releases.naming import dotted, episode_label, movie_stem, season_code
from reelway.demo.releases.release import PlannedFile, Release, Video
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Episode, Movie, Show

NOT_A_PROGRAM = b"MZ" + b"This is the demo world's fake: it is no program and does nothing.\n" * 40

HOSTILE_PATHS: tuple[tuple[bytes, ...], ...] = (
    (b"..", b"..", b"escaped.mkv"),
    (b"/etc", b"absolute.mkv"),
    (b"line\nbreak\x07and\x1bbell.mkv",),
    (b"CON", b"aux.mkv"),
    (b"n" * 300 + b".mkv",),
    (b"trailing. ", b"dots...mkv"),
)
"""What the hostile torrent calls its files: upwards, absolute, control signs, reserved, too long, trailing dots."""


def odd_releases(catalogue: Catalogue, now: datetime) -> Iterator[Release]:
    """All of them."""
    yield from _cams(catalogue, now)
    yield from _episode_oddities(catalogue.get_show("The Lantern Keepers"), now)
    yield from _aliased(catalogue, now)
    yield _fake(catalogue.get_movie("Velvet Static"), now)
    yield _unseeded(catalogue.get_movie("The Long Buffering"), now)
    yield _hostile(catalogue.get_movie("Nine Tenths"), now)


def _cams(catalogue: Catalogue, now: datetime) -> Iterator[Release]:
    for movie in catalogue.movies:
        age = now.date() - movie.cinema_date
        if timedelta(0) <= age < timedelta(days=40):
            name = f"{movie_stem(movie)}.HDCAM.x264.AAC-HANDiCAM"
            yield _one_file(name, movie, 360, movie.runtime_minutes, now - age / 2)


def _episode_oddities(show: Show, now: datetime) -> Iterator[Release]:
    first, second, third, *_ = show.regular
    stem = dotted(show.name)
    later = first.air_at + timedelta(days=1)
    proper = f"{stem}.{season_code(1, 1)}.PROPER.1080p.WEB-DL.DDP5.1.H.264-SECOND"
    yield _of_episodes(_one_file(proper, show, 1080, first.runtime_minutes, later), first)
    repack = f"{stem}.{season_code(1, 2)}.REPACK.1080p.WEB-DL.DDP5.1.H.264-LANTERN"
    yield _of_episodes(_one_file(repack, show, 1080, second.runtime_minutes, later + timedelta(days=7)), second)
    double = f"{stem}.{season_code(1, 2, 3)}.1080p.WEB-DL.DDP5.1.H.264-DOUBLE"
    yield _of_episodes(_one_file(double, show, 1080, 2 * second.runtime_minutes, later), second, third)
    fake = f"{stem}.{season_code(2, 1)}.1080p.WEB-DL.DDP5.1.H.264-FAKE"
    yield _of_episodes(
        replace(_one_file(fake, show, 1080, 1, now), files=(PlannedFile(f"{fake}.exe", NOT_A_PROGRAM),)),
        show.seasons[-1].episodes[0],
    )


def _aliased(catalogue: Catalogue, now: datetime) -> Iterator[Release]:
    """The same episode under another name, and a movie under its title in another language."""
    show, movie = catalogue.get_show("Kumo no Kenshi"), catalogue.get_movie("Sommer in Blech")
    episode = show.regular[0]
    name = f"Swordsman.of.Clouds.{season_code(1, 1)}.1080p.WEB-DL.DUAL.AAC2.0.H.264-CLOUDY"
    yield _of_episodes(_one_file(name, show, 1080, episode.runtime_minutes, now - timedelta(days=9)), episode)
    name = f"Summer.of.Tin.{movie.year}.GERMAN.1080p.WEB-DL.AAC2.0.H.264-BLECH"
    yield _one_file(name, movie, 1080, movie.runtime_minutes, now - timedelta(days=8))


def _fake(movie: Movie, now: datetime) -> Release:
    name = f"{movie_stem(movie)}.2160p.BluRay.REMUX.HEVC.TrueHD.7.1-TOOGOOD"
    files = (
        PlannedFile(f"{movie.name} Player Setup.exe", NOT_A_PROGRAM),
        PlannedFile("PASSWORD.txt", b"Install the player to see the film.\n"),
    )
    return replace(_one_file(name, movie, 2160, 1, now - timedelta(hours=3)), files=files)


def _unseeded(movie: Movie, now: datetime) -> Release:
    name = f"{movie_stem(movie)}.1080p.BluRay.x264.DTS-GONE"
    return replace(_one_file(name, movie, 1080, movie.runtime_minutes, now - timedelta(hours=5)), seeded=False)


def _hostile(movie: Movie, now: datetime) -> Release:
    name = f"{movie_stem(movie)}.1080p.BluRay.x264.DTS-HOSTILE"
    videos = (
        PlannedFile(f"file-{number}.mkv", Video(720, movie.runtime_minutes, movie.name), hostile_path=path)
        for number, path in enumerate(HOSTILE_PATHS)
    )
    return replace(_one_file(name, movie, 1080, 1, now - timedelta(hours=4)), files=tuple(videos))


def _one_file(name: str, title: Show | Movie, height: int, minutes: int, published: datetime) -> Release:
    return Release(name, title, height, (PlannedFile(f"{name}.mkv", Video(height, minutes, name)),), published)


def _of_episodes(release: Release, *episodes: Episode) -> Release:
    numbers = tuple(episode.number for episode in episodes)
    label = " ".join(episode_label(episode) for episode in episodes)
    files = tuple(
        replace(file, content=replace(file.content, title=label)) if isinstance(file.content, Video) else file
        for file in release.files
    )
    return replace(release, season=episodes[0].season, episodes=numbers, files=files)
