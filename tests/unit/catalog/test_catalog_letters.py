"""Letters of a list, and the order of names."""

import pytest

from catalog.domain.letters import Run, fold_letters
from catalog.domain.sorting import sort_name


def test_digits_and_signs_are_one_letter_and_scripts_without_capitals_another() -> None:
    firsts = [("!", 1), ("2", 2), ("a", 3), ("b", 1), ("ж", 2), ("い", 4), ("雨", 1)]
    assert fold_letters(firsts) == (
        Run("#", "!", 3),
        Run("A", "a", 3),
        Run("B", "b", 1),
        Run("Ж", "ж", 2),
        Run("…", "い", 5),
    )


def test_letters_follow_the_list_when_it_is_turned_round() -> None:
    assert [run.letter for run in fold_letters([("z", 1), ("a", 1), ("9", 1), ("1", 1)])] == ["Z", "A", "#"]


@pytest.mark.parametrize(
    ("name", "sorts_as"),
    [("The Élan", "elan"), ("Øya", "oya"), ("Łódź", "lodz"), ("Æon", "aeon"), ("Die Brücke", "brucke"), ("The", "the")],
)
def test_names_sort_without_articles_accents_and_undivided_letters(name: str, sorts_as: str) -> None:
    assert sort_name(name) == sorts_as
