import pytest

from releases.qualities.definitions import QualityDefinition, definitions
from releases.qualities.ladder import BY_NAME, LADDER, NamedQuality, find_quality
from releases.qualities.naming import name_quality
from releases.qualities.numbers import QUALITY_IDS, App
from releases.qualities.read_definitions import read_definitions
from releases.release import Modifier, Quality, Source


@pytest.mark.parametrize("rung", LADDER, ids=lambda rung: rung.name)
def test_every_rung_names_itself(rung: NamedQuality) -> None:
    assert name_quality(rung.quality) is rung


@pytest.mark.parametrize(
    ("quality", "name"),
    [
        (Quality(), "Unknown"),
        (Quality(Source.UNKNOWN, 1080), "HDTV-1080p"),
        (Quality(Source.UNKNOWN, 2160, Modifier.REMUX), "Remux-2160p"),
        (Quality(Source.TV, 0), "SDTV"),
        (Quality(Source.TV, 540), "SDTV"),
        (Quality(Source.WEBDL, 0), "WEBDL-480p"),
        (Quality(Source.WEBRIP, 1440), "WEBRip-1080p"),
        (Quality(Source.WEBDL, 4320), "WEBDL-2160p"),
        (Quality(Source.BLURAY, 0), "Bluray-720p"),
        (Quality(Source.BLURAY, 0, Modifier.REMUX), "Remux-1080p"),
        (Quality(Source.BLURAY, 360), "Bluray-480p"),
        (Quality(Source.BLURAY, 2160, Modifier.BRDISK), "BR-DISK"),
        (Quality(Source.DVD, 0), "DVD"),
        (Quality(Source.DVD, 576, Modifier.SCREENER), "DVDSCR"),
        (Quality(Source.TV, 0, Modifier.RAWHD), "Raw-HD"),
        (Quality(Source.CAM, 1080), "CAM"),
        (Quality(Source.WEBDL, 1080, Modifier.REMUX), "WEBDL-1080p"),
    ],
)
def test_a_quality_gets_the_nearest_rung_below(quality: Quality, name: str) -> None:
    assert name_quality(quality).name == name


def test_the_ladder_goes_from_worst_to_best_and_names_are_unique() -> None:
    assert [rung.weight for rung in LADDER] == sorted(rung.weight for rung in LADDER)
    assert len(BY_NAME) == len(LADDER)


def test_other_programs_names_are_known() -> None:
    assert find_quality("Bluray-2160p Remux") is BY_NAME["Remux-2160p"]
    assert find_quality("Bluray-4320p") is None


def test_the_same_number_means_different_qualities() -> None:
    assert QUALITY_IDS[App.SONARR][20] == "Remux-1080p"
    assert QUALITY_IDS[App.RADARR][20] == "Bluray-480p"
    for app in App:
        assert set(QUALITY_IDS[app].values()) <= set(BY_NAME)


def test_sizes_are_megabytes_per_minute() -> None:
    definition = QualityDefinition("WEBDL-1080p", 10, 50, 100)
    assert definition.min_bytes(45) == 450 * 1024**2
    assert definition.preferred_bytes(45) == 2250 * 1024**2
    assert definition.max_bytes(45) == 4500 * 1024**2
    assert QualityDefinition("SDTV").max_bytes(45) is None
    assert set(definitions()) == set(BY_NAME)


def test_guide_sizes_are_read_with_the_end_of_the_slider_as_unlimited() -> None:
    written = {"qualities": [{"quality": "Bluray-1080p Remux", "min": 70, "preferred": 995, "max": 1000}]}
    read, problems = read_definitions(written, App.SONARR)
    assert read["Remux-1080p"] == QualityDefinition("Remux-1080p", 70, None, None)
    assert problems == ()


def test_api_sizes_are_read_and_bad_ones_named() -> None:
    written = [
        {"quality": {"id": 3, "name": "WEBDL-1080p"}, "minSize": 5, "preferredSize": 20.5, "maxSize": 60},
        {"quality": {"name": "Betamax"}, "minSize": 1},
        "nonsense",
    ]
    read, problems = read_definitions(written, App.RADARR)
    assert read["WEBDL-1080p"] == QualityDefinition("WEBDL-1080p", 5, 20.5, 60)
    assert len(problems) == 2
    assert read_definitions("nonsense", App.RADARR)[1]
