"""What a newcomer's profiles make of releases: which are taken, which is the best, and when it is good enough."""

from datetime import UTC, datetime, timedelta

import pytest

from releases.formats.format_set import FormatSet
from releases.judging.candidate import Candidate, IndexerFacts
from releases.judging.context import Context, Standing, Target
from releases.judging.evidence import evidence_of_name
from releases.judging.judge import Verdict, judge
from releases.judging.ranking import best_first
from releases.judging.upgrade import cutoff_not_met
from releases.profiles.presets import PRESETS, sensible_definitions
from releases.reading.reader import read_release
from releases.release import Kind, Release

NOW = datetime(2030, 5, 1, 12, tzinfo=UTC)
BY_ID = {profile.id: profile for profile in PRESETS}
GB = 1024**3
MINUTES = 45
SHOW = "Harbor.Lights.S01E02."
ANIME = "[Kelp] Paper Moons - 02 "
NAMES: dict[str, tuple[str, float]] = {
    "cam": (f"{SHOW}HDCAM.x264-TIDE", 1.0),
    "sd": (f"{SHOW}HDTV.x264-TIDE", 0.35),
    "dvd": (f"{SHOW}DVDRip.x264-TIDE", 0.5),
    "web 720": (f"{SHOW}720p.WEB.H264-TIDE", 0.9),
    "blu-ray 720": (f"{SHOW}720p.BluRay.x264-TIDE", 2.0),
    "hdtv 1080": (f"{SHOW}1080p.HDTV.H264-TIDE", 2.5),
    "web 1080": (f"{SHOW}1080p.WEB-DL.DDP5.1.H.264-TIDE", 2.0),
    "small web 1080": (f"{SHOW}1080p.WEBRip.x265-TIDE", 0.4),
    "fake 1080": (f"{SHOW}1080p.WEB-DL.H.264-REEF", 0.1),
    "blu-ray 1080": (f"{SHOW}1080p.BluRay.x264-TIDE", 5.0),
    "remux 1080": (f"{SHOW}1080p.BluRay.REMUX.AVC-TIDE", 12.0),
    "web 2160": (f"{SHOW}2160p.WEB-DL.DV.H.265-TIDE", 6.0),
    "blu-ray 2160": (f"{SHOW}2160p.UHD.BluRay.x265-TIDE", 14.0),
    "remux 2160": (f"{SHOW}2160p.UHD.BluRay.REMUX.HEVC-TIDE", 30.0),
    "disc": (f"{SHOW}COMPLETE.BLURAY.1080p.AVC-TIDE", 20.0),
    "french": (f"{SHOW}FRENCH.1080p.WEB.H264-TIDE", 2.0),
    "german and original": (f"{SHOW}German.DL.1080p.WEB.H264-TIDE", 2.0),
    "fansub 720": (f"{ANIME}[720p][WEB].mkv", 0.6),
    "fansub 1080": (f"{ANIME}[1080p][BD].mkv", 1.4),
    "english dub": (f"{ANIME}[English Dub][1080p][WEB].mkv", 1.4),
    "dual audio": (f"{ANIME}[Dual Audio][1080p][WEB].mkv", 1.4),
}
"""Each with its size in GB."""
SHOWS = tuple(key for key, (name, _) in NAMES.items() if name.startswith(SHOW))
FANSUBS = tuple(key for key, (name, _) in NAMES.items() if name.startswith(ANIME))


def released(key: str) -> Release:
    found = read_release(NAMES[key][0], Kind.TV)
    assert found
    return found


def verdict(preset: str, key: str, *, existing: str | None = None) -> Verdict:
    release, (name, size_gb) = released(key), NAMES[key]
    anime = name.startswith(ANIME)
    target = Target(
        season=1,
        episode=2,
        absolute=2 if anime else None,
        aired_at=NOW - timedelta(days=30),
        runtime_minutes=24 if anime else MINUTES,
        original_language="Japanese" if anime else "English",
    )
    candidate = Candidate(release, name, IndexerFacts("ix"), size_bytes=int(size_gb * GB), seeders=20)
    in_place = Standing(existing=evidence_of_name(released(existing))) if existing else Standing()
    return judge(
        candidate,
        Context(NOW, target, BY_ID[preset], FormatSet(()), definitions=sensible_definitions(), standing=in_place),
    )


@pytest.mark.parametrize(
    ("preset", "taken"),
    [
        ("any", set(SHOWS) - {"cam", "disc", "fake 1080"}),
        (
            "hd",
            {
                "web 720",
                "blu-ray 720",
                "hdtv 1080",
                "web 1080",
                "small web 1080",
                "blu-ray 1080",
                "german and original",
            },
        ),
        ("4k", {"web 1080", "small web 1080", "blu-ray 1080", "web 2160", "blu-ray 2160", "german and original"}),
        ("small", {"sd", "dvd", "web 720"}),
    ],
)
def test_each_preset_takes_what_its_name_promises(preset: str, taken: set[str]) -> None:
    assert {key for key in SHOWS if verdict(preset, key).accepted} == taken


def test_anime_takes_fansubs_in_the_original_language() -> None:
    assert {key for key in FANSUBS if verdict("anime", key).accepted} == {"fansub 720", "fansub 1080", "dual audio"}


@pytest.mark.parametrize(
    ("preset", "best_of", "best"),
    [
        ("any", SHOWS, "remux 2160"),
        ("hd", SHOWS, "blu-ray 1080"),
        ("4k", SHOWS, "blu-ray 2160"),
        ("4k", ("web 1080", "hdtv 1080", "web 720"), "web 1080"),
        ("small", SHOWS, "web 720"),
        ("anime", FANSUBS, "fansub 1080"),
    ],
)
def test_of_all_that_it_takes_each_preset_likes_the_best_quality_most(
    preset: str, best_of: tuple[str, ...], best: str
) -> None:
    accepted = [one for key in best_of if (one := verdict(preset, key)).accepted]
    assert best_first(accepted)[0].candidate.title == NAMES[best][0]


@pytest.mark.parametrize(
    ("preset", "in_place", "offered", "upgrades"),
    [
        ("hd", "web 720", "web 1080", True),
        ("hd", "blu-ray 1080", "web 1080", False),
        ("any", "web 1080", "remux 2160", False),
        ("4k", "web 1080", "web 2160", True),
        ("4k", "blu-ray 2160", "remux 2160", False),
        ("small", "sd", "web 720", False),
        ("anime", "fansub 720", "fansub 1080", True),
    ],
)
def test_a_file_is_replaced_until_it_is_good_enough(preset: str, in_place: str, offered: str, upgrades: bool) -> None:
    assert verdict(preset, offered, existing=in_place).accepted is upgrades
    assert cutoff_not_met(evidence_of_name(released(in_place)), BY_ID[preset]) is upgrades


@pytest.mark.parametrize("key", ["web 1080", "web 2160", "blu-ray 720"])
def test_what_small_refuses_is_refused_for_its_quality_alone(key: str) -> None:
    assert [rejection.reason for rejection in verdict("small", key).rejections] == ["quality_not_wanted"]
