"""Small rules: absolute numbers, how far a movie is, how long it takes."""

from datetime import date, timedelta

import pytest

from contracts.metadata import EpisodeMetadata, MovieStatus
from metadata_relay.anime import number_absolutely
from metadata_relay.movie_status import movie_status
from metadata_relay.record import Record
from metadata_relay.series_type import series_type
from metadata_relay.sources.cinemeta_titles import minutes
from metadata_relay.sources.tmdb_show import read_show
from metadata_relay.sources.tvmaze_show import plain_text

TODAY = date(2026, 6, 1)


def episode(season: int, number: int) -> EpisodeMetadata:
    return EpisodeMetadata(season=season, number=number, name="x", source_id=f"{season}.{number}")


def test_anime_is_counted_through_its_seasons_without_specials() -> None:
    numbered = number_absolutely((episode(2, 1), episode(0, 1), episode(1, 2), episode(1, 1)))
    assert {(e.season, e.number): e.absolute_number for e in numbered} == {
        (0, 1): None,
        (1, 1): 1,
        (1, 2): 2,
        (2, 1): 3,
    }


def test_counting_on_over_seasons_gives_the_same_numbers() -> None:
    numbered = number_absolutely((episode(1, 1), episode(1, 2), episode(2, 3)))
    assert [e.absolute_number for e in numbered] == [1, 2, 3]


@pytest.mark.parametrize(("language", "genre", "absolute"), [("ja", 16, 1), ("en", 16, None), ("ja", 18, None)])
def test_only_japanese_animation_is_numbered_absolutely(language: str, genre: int, absolute: int | None) -> None:
    show = Record({"id": 1, "name": "A", "original_language": language, "genres": [{"id": genre, "name": "G"}]})
    season = Record({"season_number": 1, "episodes": [{"id": 5, "episode_number": 1}]})
    read = read_show(show, [season], language="en", country="US", images="")
    assert read.episodes[0].absolute_number == absolute


@pytest.mark.parametrize(
    ("words", "language", "numbered"),
    [
        (("Animation", "Fantasy"), "ja", "anime"),
        (("Anime",), "zh", "anime"),
        (("Animation",), "en", "standard"),
        (("Talk Show", "Comedy"), "en", "daily"),
        (("Talk-Show",), "de", "daily"),
        ((None, "News"), None, "daily"),
        (("Scripted", "Newsroom"), "ja", "standard"),
        ((), None, "standard"),
    ],
)
def test_how_a_show_is_numbered_follows_from_its_type_and_genres(
    words: tuple[str | None, ...], language: str | None, numbered: str
) -> None:
    assert series_type(words, language) == numbered


@pytest.mark.parametrize(
    ("cinema", "digital", "physical", "is_out", "status"),
    [
        (None, None, None, False, MovieStatus.ANNOUNCED),
        (None, None, None, True, MovieStatus.RELEASED),
        (TODAY + timedelta(1), None, None, True, MovieStatus.ANNOUNCED),
        (TODAY, None, None, True, MovieStatus.IN_CINEMAS),
        (TODAY - timedelta(89), None, None, True, MovieStatus.IN_CINEMAS),
        (TODAY - timedelta(90), None, None, True, MovieStatus.RELEASED),
        (TODAY - timedelta(9), TODAY, None, True, MovieStatus.RELEASED),
        (TODAY - timedelta(9), TODAY + timedelta(1), None, True, MovieStatus.IN_CINEMAS),
        (None, None, TODAY - timedelta(1), False, MovieStatus.RELEASED),
        (None, TODAY + timedelta(1), None, True, MovieStatus.ANNOUNCED),
    ],
)
def test_a_movie_s_dates_say_how_far_it_is(
    cinema: date | None, digital: date | None, physical: date | None, is_out: bool, status: MovieStatus
) -> None:
    assert movie_status(TODAY, cinema=cinema, digital=digital, physical=physical, is_out=is_out) is status


@pytest.mark.parametrize(
    ("runtime", "expected"),
    [("142 min", 142), ("2h 22min", 142), ("1h", 60), ("45", 45), ("", None), (None, None), ("n/a", None)],
)
def test_runtimes_are_read(runtime: str | None, expected: int | None) -> None:
    assert minutes(runtime) == expected


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One</p>", "One"),
        ("<p>One</p><p>Two<br/>Three</p>", "One\nTwo\nThree"),
        ("3 &lt; 4 &amp; more", "3 < 4 & more"),
        ("<p></p>", None),
        (None, None),
    ],
)
def test_markup_becomes_text(markup: str | None, text: str | None) -> None:
    assert plain_text(markup) == text
