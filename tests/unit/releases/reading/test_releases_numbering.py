"""The numbering passes, one by one."""

from datetime import date

import pytest

from releases.reading.numbering.absolute import absolute_beside, find_bare, find_compact, find_marked, find_turkish
from releases.reading.numbering.daily import find_daily, trailing_date
from releases.reading.numbering.found import MAX_RANGE, span_of
from releases.reading.numbering.parts import find_dated_episode, find_part, find_stamped_episode
from releases.reading.numbering.seasons import find_season
from releases.reading.numbering.standard import find_standard
from releases.reading.reader import read_release
from releases.release import Kind


@pytest.mark.parametrize(
    ("text", "season", "episodes"),
    [
        ("show s01e02 x264", 1, (2,)),
        ("show s01e02-e04", 1, (2, 3, 4)),
        ("show s01e02-04 1080p", 1, (2, 3, 4)),
        ("show s01e02.1080p", 1, (2,)),
        ("show s01e02-720p", 1, (2,)),
        ("show s12e13-3 acts", 12, (13,)),
        ("show s01e02e03", 1, (2, 3)),
        ("show 1x02.x264", 1, (2,)),
        ("show s01e02 to e04", 1, (2, 3, 4)),
        ("show season 2 episode 3", 2, (3,)),
        ("show cap.304", 3, (4,)),
        ("灯 第3季 第05集", 3, (5,)),
        ("등대 시즌2 5화", 2, (5,)),
        ("маяк 2 сезон 5 серия", 2, (5,)),
    ],
)
def test_season_and_episodes_are_found(text: str, season: int, episodes: tuple[int, ...]) -> None:
    found = find_standard(text)
    assert found is not None
    assert (found.season, found.episodes) == (season, episodes)


@pytest.mark.parametrize(
    "text", ["show 1280x720", "show 1920x1080", "show 5x264", "show s03", "show - 05 [720p]", "show"]
)
def test_what_only_looks_like_episodes_is_left_alone(text: str) -> None:
    assert find_standard(text) is None


def test_a_list_of_all_episodes_is_a_full_season() -> None:
    found = find_standard("show s01e1-8 of 8 [1080p]")
    assert found is not None
    assert found.full_season
    assert not found.episodes


def test_the_numbers_behind_the_last_title_count_in_names_of_two_languages() -> None:
    text = "тихий (сезон 1, серії 1-5) / quiet (season 1, episodes 1-5)"
    found = find_standard(text)
    assert found is not None
    assert found.start == text.rindex("season")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("show 2021.03.08 guest", date(2021, 3, 8)),
        ("show 28.03.2021", date(2021, 3, 28)),
        ("show 03.28.2021", date(2021, 3, 28)),
        ("show 20210308.720p", date(2021, 3, 8)),
        ("show 8th mar 2021", date(2021, 3, 8)),
        ("show march 8th, 2021", date(2021, 3, 8)),
    ],
)
def test_air_dates_are_found(text: str, day: date) -> None:
    found = find_daily(text)
    assert found is not None
    assert found.air_date == day


@pytest.mark.parametrize("text", ["show 2021.13.45", "show 2021.02.30", "show 1080.10.10", "show 2021"])
def test_what_is_no_real_day_is_no_air_date(text: str) -> None:
    assert find_daily(text) is None


def test_a_date_that_closes_a_title_is_cut_off() -> None:
    text = "show 2019 03 08 s09e54"
    assert trailing_date(text, text.index("s09")) == text.index("2019")
    assert trailing_date("show s09", 5) == 5


@pytest.mark.parametrize(
    ("text", "seasons"),
    [
        ("show s02 1080p", (2,)),
        ("show season 2 [720p]", (2,)),
        ("show s01-s04", (1, 2, 3, 4)),
        ("show s01-04.complete", (1, 2, 3, 4)),
        ("show seasons 1-3", (1, 2, 3)),
        ("show season 1 to 3", (1, 2, 3)),
        ("show 2nd season", (2,)),
        ("show s2019", (2019,)),
        ("灯 第三季", (3,)),
    ],
)
def test_packs_say_their_seasons(text: str, seasons: tuple[int, ...]) -> None:
    found = find_season(text)
    assert found is not None
    assert found.seasons == seasons
    assert found.full_season


def test_a_part_of_a_season_is_no_full_season() -> None:
    found = find_season("show s02 part 1 1080p")
    assert found is not None
    assert (found.season_part, found.full_season) == (1, False)


@pytest.mark.parametrize(
    "words",
    ["Complete.Series", "The.Complete.Series", "(Complete Collection)", "Complete.TV.Series", "COMPLETE SERIES"],
)
def test_a_pack_of_the_whole_show_names_no_season(words: str) -> None:
    release = read_release(f"Lantern.Bay.{words}.1080p.BluRay.x265-WREN", Kind.TV)
    assert release
    assert (release.title, release.full_season, release.season, release.seasons) == ("Lantern Bay", True, None, ())
    assert (release.quality.resolution, release.group) == (1080, "WREN")


@pytest.mark.parametrize(
    "name",
    [
        "Lantern.Bay.Complete.1080p.BluRay-WREN",
        "Lantern.Bay.Series.1080p.WEB-WREN",
        "The.Complete.Series.S01E02.1080p.WEB-WREN",
        "Lantern.Bay.Complete.Series.S01E02.1080p.WEB-WREN",
        "Complete.Collection.1080p.WEB-WREN",
    ],
)
def test_other_names_with_such_words_are_no_pack(name: str) -> None:
    release = read_release(name, Kind.TV)
    assert release
    assert not release.full_season


def test_extras_of_a_season_are_marked() -> None:
    found = find_season("show s02 extras dvdrip")
    assert found is not None
    assert found.season_extra


def test_a_title_ending_in_s_and_a_resolution_is_no_season() -> None:
    assert find_season("show s 720p") is None
    assert find_season("boss 2 win") is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [(" - 05 [720p]", (5,)), (" - 01-03 [720p]", (1, 2, 3)), (" 07 [720p]", (7,)), (" - 05v2 [720p]", (5,))],
)
def test_bare_absolute_numbers_are_found_by_place(text: str, numbers: tuple[int, ...]) -> None:
    found = find_bare(f"[grp] show{text}", 5, True, frozenset())
    assert found is not None
    assert found.absolute == numbers


def test_a_year_is_no_absolute_number() -> None:
    assert find_bare("[grp] show - 2019 [720p]", 5, True, frozenset()) is None


def test_half_numbers_are_specials() -> None:
    found = find_bare("[grp] show - 13.5 [720p]", 5, True, frozenset())
    assert found is not None
    assert (found.absolute, found.special) == ((), True)


def test_said_absolute_numbers_are_found() -> None:
    marked = find_marked("show episode 12", 0)
    assert marked is not None
    assert marked.absolute == (12,)
    turkish = find_turkish("show 12. bölüm (01.02.2023)")
    assert turkish is not None
    assert turkish.absolute == (12,)


def test_an_absolute_number_beside_a_standard_one_is_found_on_both_sides() -> None:
    before = "[grp] show - 18 - s02e05 - title"
    start = before.index("s02")
    assert absolute_beside(before, 5, start, start + 6) == (before.index(" - 18"), (18,))
    after = "show - s2010e994 [0994]"
    start = after.index("s2010")
    assert absolute_beside(after, 0, start, start + 9) == (start, (994,))


def test_compact_numbers_count_only_before_technical_words() -> None:
    text = "show.416.hdtv"
    found = find_compact(text, frozenset((9,)))
    assert found is not None
    assert (found.season, found.episodes) == (4, (16,))
    assert find_compact(text, frozenset()) is None
    assert find_compact("show.2009.hdtv", frozenset((10,))) is None


def test_mini_series_count_as_season_one() -> None:
    for found in (
        find_part("show part two 720p"),
        find_part("show 2of6"),
        find_dated_episode("show.e02.240101"),
        find_stamped_episode("show ep02"),
    ):
        assert found is not None
        assert (found.season, found.episodes) == (1, (2,))


def test_ranges_without_sense_keep_their_first_number() -> None:
    assert span_of(5, 3) == (5,)
    assert span_of(1, MAX_RANGE + 2) == (1,)
    assert span_of(1, 3) == (1, 2, 3)


@pytest.mark.parametrize(
    ("name", "episodes", "split"),
    [
        ("Harbor.Lights.S01E05a.1080p.WEB-DL-TIDE", (5,), True),
        ("Harbor.Lights.1x05b.720p.HDTV-TIDE", (5,), True),
        ("Harbor.Lights.S01E05.1080p.WEB-DL-TIDE", (5,), False),
        ("Harbor.Lights.S01E05.A.Storm.1080p.WEB-DL-TIDE", (5,), False),
        ("Harbor.Lights.S01E05a-E06.1080p.WEB-DL-TIDE", (5, 6), False),
    ],
)
def test_one_piece_of_an_episode_is_told_from_a_whole_one(name: str, episodes: tuple[int, ...], split: bool) -> None:
    found = read_release(name, Kind.TV)
    assert found
    assert (found.episodes, found.split_episode) == (episodes, split)
