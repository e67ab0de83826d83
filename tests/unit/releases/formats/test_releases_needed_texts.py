import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.formats.effort import repeats_too_much, worst_steps
from releases.formats.name_texts import NameTexts, lower_name
from releases.formats.needed_texts import needed_texts


@pytest.mark.parametrize(
    ("pattern", "sets"),
    [
        (r"\bkelp\b", [{"kelp"}]),
        ("(kelp|Wren)", [{"kelp", "wren"}]),
        ("kelp?", [{"kel", "kelp"}]),
        ("[xh]26[45]", [{"x264", "x265", "h264", "h265"}]),
        (r"(?=.*kelp)(?=.*wrens)", [{"kelp"}, {"wrens"}]),
        (r"kelp.*wrens", [{"kelp"}, {"wrens"}]),
        (r"(?!.*kelp).*", []),
        (r"kelp|\d+", []),
        (r"(kelp)\1", [{"kelp"}]),
        (r"(?(1)kelp)", []),
        ("(", []),
    ],
)
def test_a_pattern_tells_which_texts_it_needs(pattern: str, sets: list[set[str]]) -> None:
    assert {frozenset(texts) for texts in sets} == set(needed_texts(pattern))


@given(st.lists(st.text("abc-.", min_size=2, max_size=5), max_size=10), st.text("abcABC-.\u0130\u212a", max_size=30))
def test_every_text_in_a_name_is_found_and_no_other(texts: list[str], name: str) -> None:
    index = NameTexts({text: 1 << number for number, text in enumerate(texts)})
    lowered = lower_name(name)
    last = {text: number for number, text in enumerate(texts)}
    assert index.find(lowered) == sum(1 << number for text, number in last.items() if text in lowered)


def test_nested_repeats_cost_more_than_plain_ones() -> None:
    assert worst_steps("kelp", 300) < worst_steps("k.*p", 300) < worst_steps("k.*e.*l.*p", 300)
    assert worst_steps("(k+)+p", 300) == float("inf")
    assert repeats_too_much("(?:k{100}){100}")
    assert repeats_too_much("[[:alpha:]]{5000}")
    assert not repeats_too_much("(?:[a-z]{1,9}[.]){2,3}")
