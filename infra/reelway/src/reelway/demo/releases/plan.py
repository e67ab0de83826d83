"""Which releases of the invented titles exist: right and wrong qualities, packs, and the odd ones."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from reelway.demo.releases.naming import dotted, episode_label, group_of, movie_stem, season_code, show_name
from reelway.demo.releases.odd_releases import odd_releases
from reelway.demo.releases.release import PlannedFile, Release, Video
from reelway.demo.releases.subtitles import subtitle
from reelway.demo.titles.catalogue import Catalogue
from reelway.demo.titles.model import Episode, Movie, Season, Show, ShowKind

AFTER_AIRING = timedelta(seconds=20)
_SOURCES = {
    480: "480p.WEB-DL.AAC2.0.x264",
    720: "720p.HDTV.x264",
    1080: "1080p.WEB-DL.DDP5.1.H.264",
    2160: "2160p.WEB-DL.DDP5.1.HDR.HEVC",
}
_RICH = {"The Lantern Keepers", "Saltmarsh Road", "Orbital Bakery", "Quiet Engines"}


def plan_releases(catalogue: Catalogue, now: datetime) -> tuple[Release, ...]:
    """Every release; those of episodes yet to air have their time of publication in the future."""
    return tuple(_all_releases(catalogue, now))


def _all_releases(catalogue: Catalogue, now: datetime) -> Iterator[Release]:
    for show in catalogue.shows:
        name = show_name(show, catalogue.shows)
        yield from _show_releases(show, name, now)
    for movie in catalogue.movies:
        if movie.digital_date and movie.digital_date <= now.date():
            yield from _movie_releases(movie)
    yield from odd_releases(catalogue, now)


def _show_releases(show: Show, name: str, now: datetime) -> Iterator[Release]:
    heights = (480, 720, 1080, 2160) if show.name in _RICH else (720, 1080)
    for episode in show.episodes:
        if show.kind is ShowKind.ANIME:
            yield _anime_release(show, name, episode)
        elif show.kind is ShowKind.DAILY:
            yield from (_daily_release(show, name, episode, height) for height in (720, 1080))
        else:
            yield from (_episode_release(show, name, episode, height) for height in heights)
    for season in show.seasons:
        if season.number and season.episodes[-1].air_at <= now and show.kind is not ShowKind.DAILY:
            yield season_pack(show, name, season, 1080)


def _episode_release(show: Show, name: str, episode: Episode, height: int) -> Release:
    code = season_code(episode.season, episode.number)
    stem = f"{dotted(name)}.{code}.{dotted(episode.name)}.{_SOURCES[height]}-{group_of(name, height)}"
    return _single(show, stem, episode, height, absolute=())


def _daily_release(show: Show, name: str, episode: Episode, height: int) -> Release:
    stem = f"{dotted(name)}.{episode.air_at:%Y.%m.%d}.{_SOURCES[height]}-{group_of(name, height)}"
    return _single(show, stem, episode, height, absolute=())


def _anime_release(show: Show, name: str, episode: Episode) -> Release:
    number = episode.absolute or episode.number
    return _single(show, f"[SoraSubs] {name} - {number:02} (1080p) [{episode.id:08X}]", episode, 1080, (number,))


def _single(show: Show, stem: str, episode: Episode, height: int, absolute: tuple[int, ...]) -> Release:
    video = Video(height, episode.runtime_minutes, f"{show.name} {episode_label(episode)}")
    return Release(
        name=stem,
        title=show,
        height=height,
        files=(PlannedFile(f"{stem}.mkv", video),),
        published_at=episode.air_at + AFTER_AIRING,
        season=episode.season,
        episodes=(episode.number,),
        absolute=absolute,
        air_date=episode.air_at.date(),
        indexers=frozenset({"Slowpoke"}) if height == 480 else frozenset({"Slowpoke", "Flaky"}),
        magnet=episode.number % 4 == 3,
    )


def season_pack(show: Show, name: str, season: Season, height: int) -> Release:
    """A whole season in one torrent, with subtitles, an nfo and a sample."""
    tail = f"{_SOURCES[height]}-{group_of(name, height)}"
    stem = f"{dotted(name)}.{season_code(season.number)}.{tail}"
    files = [PlannedFile(f"{stem}.nfo", f"{show.name}, season {season.number}, complete.\n".encode())]
    for episode in season.episodes:
        base = f"{dotted(name)}.{season_code(season.number, episode.number)}.{dotted(episode.name)}.{tail}"
        video = Video(height, episode.runtime_minutes, f"{show.name} {episode_label(episode)}")
        files += [PlannedFile(f"{base}.mkv", video), PlannedFile(f"{base}.en.srt", subtitle(episode.name))]
    files.append(PlannedFile("Sample/sample.mkv", Video(720, 0, f"{show.name} sample")))
    published = season.episodes[-1].air_at + timedelta(days=2)
    return Release(stem, show, height, tuple(files), published, season=season.number, freeleech=True)


def _movie_releases(movie: Movie) -> Iterator[Release]:
    published = datetime.combine(movie.digital_date or movie.cinema_date, datetime.min.time(), UTC)
    yield _movie_release(movie, 720, "720p.WEB-DL.AAC2.0.H.264", published)
    yield _movie_release(movie, 1080, "1080p.WEB-DL.DDP5.1.H.264", published + timedelta(hours=1))
    if movie.physical_date:
        disc = datetime.combine(movie.physical_date, datetime.min.time(), UTC)
        yield _movie_release(movie, 1080, "1080p.BluRay.x264.DTS", disc)
        yield _movie_release(movie, 2160, "2160p.UHD.BluRay.x265.HDR10.TrueHD.7.1.Atmos", disc)


def _movie_release(movie: Movie, height: int, source: str, published: datetime) -> Release:
    stem = f"{movie_stem(movie)}.{source}-{group_of(movie.name, height)}"
    label = f"{movie.name} ({movie.year})"
    files = (
        PlannedFile(f"{stem}.mkv", Video(height, movie.runtime_minutes, label)),
        PlannedFile(f"{stem}.nfo", f"{label}\nhttps://www.imdb.com/title/{movie.ids.imdb}/\n".encode()),
        PlannedFile(f"{stem}.en.srt", subtitle(label)),
        PlannedFile(f"{stem}.de.forced.srt", subtitle(f"{label}, auf Deutsch")),
        PlannedFile("Subs/2_English.srt", subtitle(label)),
        PlannedFile("Subs/Spanish.srt", subtitle(f"{label}, en español")),
        PlannedFile(f"Sample/{stem}-sample.mkv", Video(720, 0, f"{label} sample")),
    )
    return Release(stem, movie, height, files, published, magnet=height == 720, internal=height == 2160)
