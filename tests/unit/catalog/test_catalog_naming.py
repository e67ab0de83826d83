"""Names in the library: as the layouts say, and safe whatever a title is called."""

import re
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.domain.naming.examples import example_paths
from catalog.domain.naming.layout import Incoming, file_path, find_preset, numbered_paths, title_folder
from catalog.domain.naming.numbering import MultiEpisodeStyle, number_episodes
from catalog.domain.naming.presets import PRESETS, NamingPreset
from catalog.domain.naming.template import render_component
from catalog.domain.naming.tokens import join_names, move_article, title_tokens
from contracts.values import MediaInfo, TitleKind
from unit.catalog.catalog_examples import episode, evidence, slot, title

MEDIA = MediaInfo(
    container="matroska",
    duration_seconds=1,
    width=1,
    height=1,
    video_codec="hevc",
    audio_codecs=("eac3",),
    audio_channels="5.1",
    audio_languages=("eng", "ger"),
    hdr="HDR10",
)
RESERVED = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
HOSTILE = ["../../etc/passwd", "/abs/olute", "CON", "a\x00b\x1fc", "..", "   ", "x" * 300, "語" * 200, "a/b\\c:d*e?f"]


@pytest.mark.parametrize(
    ("kind", "preset", "path"),
    [
        (
            TitleKind.SHOW,
            "standard",
            "Harbor Lights (2024)/Season 01/Harbor Lights - S01E02 - Fog [WEBDL-1080p]-TIDE.mkv",
        ),
        (TitleKind.SHOW, "jellyfin", "Harbor Lights (2024) [imdbid-tt9900001]/Season 01/Harbor Lights S01E02 Fog.mkv"),
        (
            TitleKind.SHOW,
            "plex",
            "Harbor Lights (2024) {imdb-tt9900001}/Season 01/Harbor Lights (2024) - S01E02 - Fog.mkv",
        ),
        (TitleKind.SHOW, "provider-id", "Harbor Lights (2024) [tmdbid-9001]/Season 1/Harbor Lights S01E02.mkv"),
        (TitleKind.MOVIE, "provider-id", "The Long Tide (2024) [tmdbid-9001]/The Long Tide (2024).mkv"),
    ],
)
def test_each_layout_has_its_example(kind: TitleKind, preset: str, path: str) -> None:
    assert example_paths(kind)[preset] == path


@pytest.mark.parametrize(
    ("template", "text"),
    [
        ("{Series Title} {(Year)}", "Paper Moons (2021)"),
        ("{series.title}", "paper.moons"),
        ("{SERIES_TITLE}", "PAPER_MOONS"),
        ("{Series Title:5}", "Paper"),
        ("{Series Title:-5}", "Moons"),
        ("{season:000}", "001"),
        ("{[Quality Full]}", "[WEBDL-1080p]"),
        ("{Certification}{-Release Group}", "-INK"),
        ("{Series Title} - {Certification} - {Collection}", "Paper Moons"),
        ("{Series Title} {[tvdbid-{TvdbId}]}", "Paper Moons"),
        ("{Series Title} {imdb-{ImdbId}}", "Paper Moons {imdb-tt9900077}"),
        ("{Unknown Token}x", "x"),
    ],
)
def test_tokens(template: str, text: str) -> None:
    values = title_tokens(title()) | {"season": "1", "qualityfull": "WEBDL-1080p", "releasegroup": "INK"}
    assert render_component(template, values) == text


def test_tokens_of_what_a_probe_found() -> None:
    preset = NamingPreset(
        "x",
        "",
        "",
        "",
        "{Episodes} {MediaInfo VideoCodec} {MediaInfo VideoDynamicRangeType} {MediaInfo AudioChannels} "
        "{MediaInfo AudioLanguages}",
        "",
        "",
        "",
    )
    path = file_path(title(), [episode(1, 1)], slot(), preset, Incoming("a.mkv", evidence(), MEDIA))
    assert path.endswith("S01E01 hevc HDR10 5.1 ENG+GER.mkv")


@pytest.mark.parametrize(
    ("style", "text"),
    [
        (MultiEpisodeStyle.EXTEND, "S01E01-02-03"),
        (MultiEpisodeStyle.DUPLICATE, "S01E01.S01E02.S01E03"),
        (MultiEpisodeStyle.REPEAT, "S01E01E02E03"),
        (MultiEpisodeStyle.SCENE, "S01E01-E02-E03"),
        (MultiEpisodeStyle.RANGE, "S01E01-03"),
        (MultiEpisodeStyle.PREFIXED_RANGE, "S01E01-E03"),
    ],
)
def test_several_episodes_in_one_file(style: MultiEpisodeStyle, text: str) -> None:
    assert number_episodes([episode(1, n) for n in (1, 2, 3)], style) == text


def test_a_range_never_claims_an_episode_that_is_not_in_it() -> None:
    assert number_episodes([episode(1, 1), episode(1, 3)], MultiEpisodeStyle.PREFIXED_RANGE) == "S01E01E03"
    assert number_episodes([episode(1, n) for n in (1, 2, 4)], MultiEpisodeStyle.RANGE) == "S01E01E02E04"


def test_names_with_dots_stay_whole() -> None:
    doctor = title(name="Dr. Moon", folder="Dr. Moon (2021)")
    paths = {
        file_path(doctor, [episode(1, n)], slot(), PRESETS["provider-id"], Incoming("a.b.mkv", evidence()))
        for n in (1, 2)
    }
    assert paths == {f"Dr. Moon (2021)/Season 1/Dr. Moon S01E0{n}.mkv" for n in (1, 2)}


def test_specials_daily_episodes_and_further_slots_have_their_own_places() -> None:
    incoming = Incoming("a.mkv", evidence())
    standard = PRESETS["standard"]
    assert "/Specials/" in file_path(title(), [episode(0, 1)], slot(), standard, incoming)
    daily = episode(2024, 5, air_at=title().added_at)
    assert "2026-05-01" in file_path(title(), [daily], slot(), standard, incoming)
    second = file_path(title(), [episode(1, 1)], slot(1, "Director's Cut / 4K"), standard, incoming)
    assert second.endswith("-INK - Director's Cut - 4K.mkv")


def test_names_of_double_episodes_are_joined() -> None:
    assert join_names(["Dusk (1)", "Dusk (2)"]) == "Dusk"
    assert join_names(["Dusk", "Dawn"]) == "Dusk + Dawn"
    assert move_article("The Paper Moon") == "Paper Moon, The"


def test_a_taken_name_gets_a_number() -> None:
    assert list(numbered_paths("a/b.c.mkv", 3)) == ["a/b.c.mkv", "a/b.c (2).mkv", "a/b.c (3).mkv"]


def test_there_is_no_preset_of_another_name() -> None:
    assert find_preset("no such layout") is None


def check_safe(path: str) -> None:
    assert not path.startswith("/")
    for part in PurePosixPath(path).parts:
        assert part not in ("..", ".")
        assert 0 < len(part.encode()) <= 255
        assert not re.search(r'[<>:"\\|?*\x00-\x1f]', part)
        assert not RESERVED.match(part)
        assert part == part.strip(" ").rstrip(".")


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("preset", PRESETS.values(), ids=lambda preset: preset.name)
def test_hostile_names_stay_inside_the_library(name: str, preset: NamingPreset) -> None:
    hostile = title(name=name)
    folder = title_folder(hostile, preset)
    hostile = title(name=name, folder=folder)
    incoming = Incoming("x.mkv", evidence(group=name, release_name=name))
    path = file_path(hostile, [episode(1, 2, name=name)], slot(1, name), preset, incoming)
    check_safe(path)
    assert len(PurePosixPath(path).parts) == 3
    assert "S01E02" in path
    assert path.endswith(".mkv")


@given(name=st.text(max_size=400), episode_name=st.text(max_size=400), group=st.text(max_size=60))
def test_whatever_the_texts_are_a_file_has_a_safe_name_with_its_number(
    name: str, episode_name: str, group: str
) -> None:
    for preset in PRESETS.values():
        folder = title_folder(title(name=name), preset)
        one = title(name=name, folder=folder)
        incoming = Incoming("x.mkv", evidence(group=group))
        paths = [file_path(one, [episode(3, number, name=episode_name)], slot(), preset, incoming) for number in (7, 8)]
        for path in paths:
            check_safe(path)
        assert "S03E07" in paths[0]
        assert paths[0] != paths[1]
