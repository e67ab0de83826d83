from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.matching.cleaning import clean_title, split_year
from releases.matching.season_titles import count_in_season, split_season
from releases.matching.title_index import How, KnownTitle, ReleaseIds, TitleIndex
from releases.release import Kind, Release


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Quiet Harbour", "Quiet.Harbour"),
        ("Salt & Iron", "Salt and Iron"),
        ("Salt + Iron", "salt iron"),
        ("Café Zürich", "Cafe.Zurich"),
        ("Straße", "strasse"),
        ("Ærø Łódź", "AEro Lodz"),
        ("Harbour II", "Harbour 2"),
        ("Harbour Part XIV", "harbour.part.14"),
        ("A.G.E.N.T.S. of Tide", "AGENTS of Tide"),
        ("Keeper's Log", "Keepers Log"),
        ("B*O*A*T", "BOAT"),
        ("Spider-Wren", "Spiderwren"),
        ("Тихая гавань", "Tikhaya gavan"),
        ("İzmir", "izmir"),
    ],
)
def test_two_spellings_of_one_title_are_the_same(one: str, other: str) -> None:
    assert clean_title(one) == clean_title(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Harbour 2", "Harbour 3"), ("ガンダム", "カンタム"), ("The A", "An"), ("X Wrens", "10 Wrens")],
)
def test_different_titles_stay_different(one: str, other: str) -> None:
    assert clean_title(one) != clean_title(other)


def test_a_title_of_articles_only_does_not_vanish() -> None:
    assert clean_title("The The") == "thethe"


@given(st.text(max_size=600))
def test_cleaning_never_raises_and_ignores_case_of_ascii(title: str) -> None:
    cleaned = clean_title(title)
    assert not any(char.isspace() for char in cleaned)
    if title.isascii():
        assert clean_title(title.upper()) == cleaned


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Tidal (2009)", ("Tidal", 2009)),
        ("Tidal.2009", ("Tidal", 2009)),
        ("1999", ("1999", None)),
        ("Tidal 3009", ("Tidal 3009", None)),
    ],
)
def test_a_year_at_the_end_comes_off(title: str, parts: tuple[str, int | None]) -> None:
    assert split_year(title) == parts


@pytest.mark.parametrize(
    ("title", "parts"),
    [
        ("Tidal S2", ("Tidal", 2)),
        ("Tidal S02", ("Tidal", 2)),
        ("Tidal: Season 12", ("Tidal", 12)),
        ("Tidal 2nd Season", ("Tidal", 2)),
        ("Tidal (2009) 3rd season", ("Tidal (2009)", 3)),
        ("Tidal (Season 2)", ("Tidal", 2)),
        ("S2", ("S2", None)),
        ("Season 2", ("Season 2", None)),
        ("Tidal 2", ("Tidal 2", None)),
        ("Tidal S0", ("Tidal S0", None)),
        ("Tides2", ("Tides2", None)),
        ("Tidal Season", ("Tidal Season", None)),
    ],
)
def test_a_season_at_the_end_comes_off(title: str, parts: tuple[str, int | None]) -> None:
    assert split_season(title) == parts


def absolute(title: str, *numbers: int, **more: Any) -> Release:
    return Release("n", Kind.TV, title=title, titles=(title,), absolute=numbers, **more)


def test_numbers_behind_a_season_count_within_it() -> None:
    counted = count_in_season(absolute("Tidal S2", 5, 6))
    assert (counted.season, counted.seasons, counted.episodes, counted.absolute) == (2, (2,), (5, 6), ())
    for as_it_was in (absolute("Tidal", 5), absolute("Tidal S2", 5, special=True), tv("Tidal S2")):
        assert count_in_season(as_it_was) == as_it_was


SHOW = KnownTitle("show", "Lantern Bay", False, ("Laternenbucht", "Lantern Bay AU"), (2009,), tvdb_id=11, imdb_id="tt5")
REMAKE = KnownTitle("remake", "Lantern Bay (2021)", False, (), (2021,), tvdb_id=12)
FILM = KnownTitle("film", "Lantern Bay", True, (), (2015,), tmdb_id=13)
OTHER = KnownTitle("other", "Tide", False, ("Laternenbucht",), (), tvdb_id=14, tvmaze_id=15)
NUMBERED = KnownTitle("numbered", "Wren Runner 2049", True, (), (2017,))
INDEX = TitleIndex([SHOW, REMAKE, FILM, OTHER, NUMBERED])


def tv(title: str, year: int | None = None, **more: Any) -> Release:
    full = f"{title} {year}" if year else title
    return Release("n", Kind.TV, title=full, title_without_year=title, year=year, season=1, episodes=(1,), **more)


def movie(title: str, year: int | None = None, **more: Any) -> Release:
    return Release("n", Kind.MOVIE, title=title, title_without_year=title, year=year, **more)


@pytest.mark.parametrize(
    ("release", "ids", "found"),
    [
        (tv("Lantern Bay", 2009), {}, [("show", How.TITLE)]),
        (tv("lantern bay", 2021), {}, [("remake", How.TITLE)]),
        (tv("Lantern Bay", 2010), {}, [("show", How.TITLE)]),
        (tv("Lantern Bay", 1950), {}, []),
        (tv("Lantern Bay AU"), {}, [("show", How.ALIAS)]),
        (tv("Lantern Bay"), {}, [("show", How.TITLE), ("remake", How.TITLE)]),
        (tv("Lantern Bay"), {"tvdb_id": 12}, [("remake", How.ID)]),
        (tv("Laternenbucht"), {}, [("show", How.ALIAS), ("other", How.ALIAS)]),
        (tv("Unheard Of"), {"tvdb_id": 14}, [("other", How.ID)]),
        (tv("Unheard Of"), {"tvmaze_id": 15}, [("other", How.ID)]),
        (tv("Unheard Of"), {}, []),
        (tv("Unheard Of", tvdb_id=11), {}, [("show", How.ID)]),
        (tv("Tide", imdb_id="TT5"), {}, [("show", How.ID)]),
        (tv("Tide"), {"tvdb_id": 12}, [("other", How.TITLE), ("remake", How.ID)]),
        (tv("Tide", 1980), {}, [("other", How.TITLE)]),
        (tv("Kelp", titles=("Kelp", "Tide")), {}, [("other", How.TITLE)]),
        (absolute("Lantern Bay AU 2nd Season", 5), {}, [("show", How.ALIAS)]),
        (absolute("Tide Season 2", 5), {}, [("other", How.TITLE)]),
        (absolute("Tide Season 2", 5, special=True), {}, []),
        (tv("Tide Season 2"), {}, []),
        (movie("Lantern Bay", 2015), {}, [("film", How.TITLE)]),
        (movie("Lantern Bay", 2014), {}, [("film", How.TITLE)]),
        (movie("Lantern Bay", 2013), {}, []),
        (movie("Wren Runner 2049", 2017), {}, [("numbered", How.TITLE)]),
        (movie("Wren Runner", 1982), {}, []),
        (movie("Wren Runner"), {}, []),
    ],
)
def test_a_release_finds_its_title(release: Release, ids: dict[str, Any], found: list[tuple[str, How]]) -> None:
    matches = INDEX.match(release, ReleaseIds(**ids))
    assert [(match.title_id, match.how) for match in matches] == found
    assert all(match.ambiguous is (len(found) > 1) for match in matches)


def test_titles_can_be_replaced_and_removed() -> None:
    index = TitleIndex([SHOW, OTHER])
    index.add(KnownTitle("show", "Renamed", False, tvdb_id=11))
    assert index.match(tv("Lantern Bay")) == []
    assert [match.title_id for match in index.match(tv("Renamed"))] == ["show"]
    index.remove("show")
    index.remove("show")
    assert index.match(tv("Renamed", tvdb_id=11)) == []
    assert len(index) == 1


WORDS = st.lists(
    st.sampled_from(["kelp", "Tide", "The", "II", "and", "Å", "2009", "o'clock", "潮"]), min_size=1, max_size=4
)


@given(st.lists(WORDS.map(" ".join), min_size=1, max_size=8, unique_by=clean_title))
def test_every_title_is_found_by_its_own_name_in_dots(titles: list[str]) -> None:
    index = TitleIndex(KnownTitle(title, title, is_movie=True) for title in titles)
    for title in titles:
        found = index.match(movie(title.replace(" ", ".")))
        assert title in {match.title_id for match in found}


@given(st.lists(st.builds(KnownTitle, st.integers(0, 5), WORDS.map(" ".join), st.booleans()), max_size=12))
def test_an_index_that_loses_all_its_titles_finds_nothing(titles: list[KnownTitle[int]]) -> None:
    index = TitleIndex(titles)
    for title in titles:
        index.remove(title.title_id)
    assert len(index) == 0
    assert all(not index.match(movie(title.title)) and not index.match(tv(title.title)) for title in titles)
