from dataclasses import replace

import pytest

from releases.formats.conditions import TitleMatches
from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.refusal import Refusal
from releases.formats.write_formats import Shape
from releases.profiles.presets import PRESETS, sensible_definitions
from releases.profiles.quality_profile import QualityGroup, QualityProfile
from releases.profiles.read_profile import ReadProfile, read_profile
from releases.profiles.release_rules import term_found, term_problem
from releases.profiles.scoring_rules import (
    FlagScoringRule,
    ScoringRules,
    ScoringRuleSet,
    TitleScoringRule,
    score_by_rules,
)
from releases.profiles.write_profile import write_profile
from releases.qualities.ladder import BY_NAME
from releases.qualities.numbers import App

FORMATS = [
    CustomFormat("id-1", "Good Group", (Specification("s", TitleMatches("x")),), scores={"default": 10, "mine": 99}),
    CustomFormat("id-2", "Bad Group", (Specification("s", TitleMatches("y")),), scores={"default": -50}),
]
GUIDE = {
    "trash_id": "p-1",
    "name": "Mine",
    "upgradeAllowed": True,
    "cutoff": "WEB 1080p",
    "minFormatScore": 0,
    "cutoffFormatScore": 500,
    "minUpgradeFormatScore": 1,
    "items": [
        {"name": "Bluray-1080p Remux", "allowed": False},
        {"name": "WEB 1080p", "allowed": True, "items": ["WEBRip-1080p", "WEBDL-1080p"]},
        {"name": "SDTV", "allowed": False},
    ],
    "formatItems": {"Good Group": "id-1", "Bad Group": "id-2"},
}


def test_a_guide_profile_lists_the_best_first_and_takes_scores_from_its_score_set() -> None:
    read = read_profile({**GUIDE, "trash_score_set": "mine"}, App.SONARR, FORMATS)
    assert isinstance(read, ReadProfile)
    profile = read.profile
    assert [group.name for group in profile.groups] == ["SDTV", "WEB 1080p", "Remux-1080p"]
    assert profile.format_scores == {"id-1": 99, "id-2": -50}
    assert (profile.cutoff, profile.cutoff_rank(), profile.languages) == ("WEB 1080p", 1, ("any",))
    assert profile.allows("WEBDL-1080p")
    assert not profile.allows("SDTV")
    assert not profile.allows("CAM")


def test_a_guide_profile_comes_back_as_it_was() -> None:
    read = read_profile(GUIDE, App.SONARR, FORMATS)
    assert isinstance(read, ReadProfile)
    assert write_profile(read.profile, App.SONARR, FORMATS) == GUIDE


@pytest.mark.parametrize("app", App)
def test_a_profile_in_the_shape_of_an_api_comes_back_with_its_scores(app: App) -> None:
    read = read_profile({**GUIDE, "trash_score_set": "mine"}, App.SONARR, FORMATS)
    assert isinstance(read, ReadProfile)
    again = read_profile(write_profile(read.profile, app, FORMATS, Shape.API), app, FORMATS)
    assert isinstance(again, ReadProfile)
    assert again.missing == ()
    assert replace(again.profile, id=read.profile.id) == read.profile


def test_an_api_profile_lists_the_worst_first_and_carries_its_scores() -> None:
    written = {
        "id": 4,
        "name": "Films",
        "upgradeAllowed": False,
        "cutoff": 1001,
        "minFormatScore": -10,
        "cutoffFormatScore": 0,
        "items": [
            {"quality": {"id": 20, "name": "Bluray-480p"}, "items": [], "allowed": False},
            {
                "id": 1001,
                "name": "WEB 720p",
                "items": [{"quality": {"id": 14}}, {"quality": {"id": 5}}],
                "allowed": True,
            },
        ],
        "formatItems": [
            {"format": 7, "name": "Good Group", "score": 3},
            {"format": 8, "name": "Gone", "score": 2},
        ],
        "language": {"id": -2, "name": "Original"},
    }
    read = read_profile(written, App.RADARR, FORMATS)
    assert isinstance(read, ReadProfile)
    assert read.profile.groups == (
        QualityGroup("Bluray-480p", ("Bluray-480p",), allowed=False),
        QualityGroup("WEB 720p", ("WEBRip-720p", "WEBDL-720p")),
    )
    assert (read.profile.cutoff, read.profile.format_scores) == ("WEB 720p", {"id-1": 3})
    assert (read.profile.languages, read.missing) == (("original",), ("Gone",))


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (5, "not a quality profile"),
        ({**GUIDE, "items": []}, "'items'"),
        ({**GUIDE, "items": [{"name": "Betamax", "allowed": True}]}, "Betamax"),
        ({**GUIDE, "cutoff": "HDTV-720p"}, "cut-off"),
        ({**GUIDE, "minFormatScore": "low"}, "minFormatScore"),
        ({**GUIDE, "language": "Klingon"}, "Klingon"),
    ],
)
def test_a_bad_profile_is_refused_with_the_reason(written: object, why: str) -> None:
    refusal = read_profile(written, App.RADARR, FORMATS, "p.json")
    assert isinstance(refusal, Refusal)
    assert why in refusal.why
    assert refusal.where.startswith("p.json")


def test_when_upgrades_are_off_the_worst_allowed_quality_is_enough() -> None:
    groups = (
        QualityGroup("SDTV", ("SDTV",), allowed=False),
        QualityGroup("DVD", ("DVD",)),
        QualityGroup("X", ("CAM",)),
    )
    assert QualityProfile("p", "P", groups, "X", upgrades_allowed=False).cutoff_rank() == 1


@pytest.mark.parametrize("profile", PRESETS, ids=lambda profile: profile.id)
def test_presets_hold_the_whole_ladder_and_an_allowed_cutoff(profile: QualityProfile) -> None:
    assert {quality for group in profile.groups for quality in group.qualities} == set(BY_NAME)
    assert profile.groups[profile.rank(profile.cutoff)].allowed
    for never in ("CAM", "Unknown", "BR-DISK"):
        assert not profile.allows(never)


def test_sensible_sizes_grow_with_the_picture() -> None:
    sizes = sensible_definitions()
    assert sizes["SDTV"].min_mb < sizes["WEBDL-720p"].min_mb < sizes["WEBDL-2160p"].min_mb


@pytest.mark.parametrize(
    ("term", "found"),
    [("x265", True), ("X265", True), ("av1", False), (r"/\bx26[45]\b/", True), ("/^x265/i", False)],
)
def test_terms_are_texts_or_patterns(term: str, found: bool) -> None:
    assert term_found(term, "Lantern.Bay.1080p.x265-FiNCH") is found


def test_a_bad_term_is_named_before_it_is_saved() -> None:
    assert term_problem("/(/")
    assert term_problem("  ")
    assert term_problem("x265") is None


RULES = ScoringRules(
    titles=(
        TitleScoringRule("hevc", ("h265", "x265", "HDR10+"), 100),
        TitleScoringRule("no cam", ("cam", "ts"), -10_000),
        TitleScoringRule("not german", ("german",), -5, negate=True),
    ),
    flags=(
        FlagScoringRule("free", ("FreeLeech",), 50),
        FlagScoringRule("nuked", ("nuked",), -10_000),
        FlagScoringRule("paid", ("freeleech",), -1, negate=True),
    ),
    sets=(
        ScoringRuleSet("default", ("ALL_TV", "ALL_MOVIES"), ("hevc", "no cam", "nuked", "no such rule")),
        ScoringRuleSet("tv", ("ALL_TV",), ("hevc", "free")),
        ScoringRuleSet("kids", ("Kids",), ("not german", "paid")),
    ),
)


@pytest.mark.parametrize(
    ("title", "flags", "library", "is_movie", "points"),
    [
        ("Bay.x265-F", (), "Films", True, [("default", 100)]),
        ("Bay.x265-F", (), "Shows", False, [("default", 100), ("tv", 100)]),
        ("Bay_x265_F", ("freeleech",), "Shows", False, [("default", 100), ("tv", 100), ("tv", 50)]),
        ("Bay.HDR10+.DV", (), "Films", True, [("default", 100)]),
        ("Bay.Scam.Bats", (), "Films", True, []),
        ("Bay.TS.x264", ("NUKED",), "Films", True, [("default", -10_000), ("default", -10_000)]),
        ("Bay.GERMAN", (), "Kids", True, [("kids", -1)]),
        ("Bay", ("freeleech",), "Kids", True, [("kids", -5)]),
    ],
)
def test_rule_sets_add_up_per_library(
    title: str, flags: tuple[str, ...], library: str, is_movie: bool, points: list[tuple[str, int]]
) -> None:
    found = score_by_rules(RULES, title, flags, library=library, is_movie=is_movie)
    assert [(item.rule_set, item.points) for item in found] == points
