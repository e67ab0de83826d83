"""How an indexer is asked."""

from datetime import date

import pytest

from contracts.values import ExternalIds
from indexer.domain.capabilities import DEFAULT_CAPABILITIES, Capabilities, Function
from indexer.domain.query import clean_text, plan_queries
from indexer.domain.wish import Wish
from unit.indexer.samples import movie, show

FULL = Capabilities(
    {
        Function.SEARCH: frozenset({"q"}),
        Function.TV: frozenset({"q", "season", "ep", "tvdbid", "imdbid", "tvmazeid"}),
        Function.MOVIE: frozenset({"q", "imdbid", "tmdbid"}),
    }
)


def asked(wish: Wish, capabilities: Capabilities = FULL) -> list[list[tuple[str, dict[str, str]]]]:
    return [
        [(query.function.value, dict(query.parameters)) for query in tier] for tier in plan_queries(wish, capabilities)
    ]


def test_an_episode_is_asked_for_by_the_best_id_first_then_by_name_then_by_aliases() -> None:
    assert asked(Wish(show(), season=1, episode=2)) == [
        [("tvsearch", {"tvdbid": "4711", "season": "1", "ep": "2", "cat": "5000"})],
        [("tvsearch", {"q": "Harbor Lights", "season": "1", "ep": "2", "cat": "5000"})],
        [("tvsearch", {"q": "Hafenlichter", "season": "1", "ep": "2", "cat": "5000"})],
    ]


def test_a_proxy_is_asked_by_all_ids_at_once() -> None:
    aggregating = Capabilities(FULL.parameters, aggregates_ids=True)
    (query,) = asked(Wish(show(), season=1), aggregating)[0]
    assert query[1] == {"tvdbid": "4711", "imdbid": "0042", "tvmazeid": "7", "season": "1", "cat": "5000"}


def test_an_indexer_without_ids_is_asked_by_name() -> None:
    (query,) = asked(Wish(show(), season=1), DEFAULT_CAPABILITIES)[0]
    assert query == ("tvsearch", {"q": "Harbor Lights", "season": "1", "cat": "5000"})


def test_an_indexer_that_only_knows_text_gets_the_numbers_in_the_text() -> None:
    plain = Capabilities({Function.SEARCH: frozenset({"q"})})
    (query,) = asked(Wish(show(), season=1, episode=12), plain)[0]
    assert query == ("search", {"q": "Harbor Lights S01E12", "cat": "5000"})


def test_an_id_that_can_not_be_joined_with_a_season_is_not_used() -> None:
    loose = Capabilities({Function.TV: frozenset({"q", "tvdbid"}), Function.SEARCH: frozenset({"q"})})
    (query,) = asked(Wish(show(), season=1, episode=2), loose)[0]
    assert query == ("search", {"q": "Harbor Lights S01E02", "cat": "5000"})


def test_a_daily_show_is_asked_for_by_date() -> None:
    wish = Wish(show(), season=2026, episode=61, air_date=date(2026, 3, 2))
    (query,) = asked(wish)[0]
    assert (query[1]["season"], query[1]["ep"]) == ("2026", "03/02")


def test_anime_is_asked_for_by_absolute_number_too() -> None:
    wish = Wish(show(original_language="ja"), season=2, episode=3, absolute=27)
    standard, absolute = asked(wish)[0]
    assert standard[0] == "tvsearch"
    assert absolute == ("search", {"q": "Harbor Lights 27", "cat": "5000,5070"})


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({"series_type": "daily"}, [("2026", "03/02")]),
        ({"series_type": "daily", "original_language": "ja"}, [("2026", "03/02")]),
        ({"series_type": "anime"}, [("2", "3"), "Harbor Lights 27"]),
        ({"series_type": "standard", "original_language": "ja"}, [("2", "3"), "Harbor Lights 27"]),
        ({"series_type": "standard", "original_language": "ja", "series_type_chosen": True}, [("2", "3")]),
        ({"series_type": "standard"}, [("2", "3")]),
    ],
)
def test_the_series_type_says_by_which_numbers(facts: dict[str, object], expected: list[object]) -> None:
    wish = Wish(show(**facts), season=2, episode=3, absolute=27, air_date=date(2026, 3, 2))
    numbers = [(query["season"], query["ep"]) if "ep" in query else query["q"] for _, query in asked(wish)[0]]
    assert numbers == expected


def test_a_season_called_by_its_year_is_daily_unless_a_person_says_otherwise() -> None:
    def season(**facts: object) -> str:
        wish = Wish(show(**facts), season=2026, episode=61, air_date=date(2026, 3, 2))
        return asked(wish)[0][0][1]["ep"]

    assert season() == "03/02"
    assert season(series_type="standard", series_type_chosen=True) == "61"


def test_a_special_of_a_daily_show_is_asked_for_by_its_number() -> None:
    wish = Wish(show(series_type="daily"), season=0, episode=4, air_date=date(2026, 3, 2))
    assert (asked(wish)[0][0][1]["season"], asked(wish)[0][0][1]["ep"]) == ("0", "4")


def test_a_movie_is_asked_for_by_id_then_by_name_and_year() -> None:
    assert asked(Wish(movie())) == [
        [("movie", {"imdbid": "0043", "cat": "2000"})],
        [("search", {"q": "The Paper Moons 2021", "cat": "2000"})],
    ]


def test_free_text_is_asked_for_as_it_is() -> None:
    assert asked(Wish(movie(), text="paper moons remastered")) == [
        [("search", {"q": "paper moons remastered", "cat": "2000"})]
    ]


def test_own_categories_go_before_the_standard_ones() -> None:
    (query,) = plan_queries(Wish(movie(external_ids=ExternalIds())), FULL, (2040, 2045))[0]
    assert ("cat", "2040,2045") in query.parameters


def test_an_indexer_without_a_fitting_search_is_not_asked() -> None:
    assert plan_queries(Wish(movie()), Capabilities({Function.TV: frozenset({"q"})})) == ()


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("Fog: The 'Last' Tide?", "Fog The Last Tide"),
        ("Salt & Stone", "Salt and Stone"),
        ("Café_Noir (2020)", "Café Noir 2020"),
        ("港の灯", "港の灯"),
        ("...", ""),
    ],
)
def test_titles_are_asked_for_as_words(text: str, clean: str) -> None:
    assert clean_text(text) == clean
