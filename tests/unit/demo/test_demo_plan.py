from datetime import datetime

from reelway.demo.releases.naming import dotted
from reelway.demo.releases.plan import plan_releases
from reelway.demo.titles.catalogue import Catalogue


def test_every_release_has_a_name_of_its_own(catalogue: Catalogue, now: datetime) -> None:
    names = [release.name for release in plan_releases(catalogue, now)]
    assert len(set(names)) == len(names) > 300


def test_every_aired_episode_and_released_movie_can_be_had(catalogue: Catalogue, now: datetime) -> None:
    out = [release for release in plan_releases(catalogue, now) if release.published_at <= now]
    for show in catalogue.shows:
        had = {(release.season, number) for release in out if release.title is show for number in release.episodes}
        assert {(episode.season, episode.number) for episode in show.episodes if episode.air_at < now} == had
    movies = {release.title.name for release in out}
    assert {
        movie.name for movie in catalogue.movies if movie.digital_date and movie.digital_date < now.date()
    } <= movies


def test_right_and_wrong_ones_are_among_them(catalogue: Catalogue, now: datetime) -> None:
    names = " ".join(release.name for release in plan_releases(catalogue, now))
    for mark in ("HDCAM", "480p", "720p", "1080p", "2160p", "PROPER", "REPACK", "S01E02E03", "-FAKE", "-HOSTILE"):
        assert mark in names


def test_listed_sizes_are_those_of_real_encodes(catalogue: Catalogue, now: datetime) -> None:
    for release in plan_releases(catalogue, now):
        per_minute = release.listed_size_bytes / release.minutes / 1_000_000
        assert 3 < per_minute < 110


def test_names_are_written_as_groups_do() -> None:
    assert dotted("Ørsted & Sons") == "Orsted.and.Sons"
    assert dotted("What's Left?") == "Whats.Left"
    assert dotted("Café Minuit") == "Cafe.Minuit"
