"""However formats are judged quickly, the outcome is that of judging every condition of every format by itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from releases.formats.conditions import (
    Condition,
    EditionMatches,
    FlagIs,
    GroupMatches,
    LanguageIs,
    ModifierIs,
    ReleaseType,
    ResolutionIs,
    SizeWithin,
    SourceIs,
    TitleMatches,
    TypeIs,
    YearWithin,
)
from releases.formats.custom_format import CustomFormat, Specification
from releases.formats.facts import FormatFacts
from releases.formats.flags import Flag
from releases.formats.format_set import FormatSet
from releases.release import Modifier, Quality, Source
from unit.releases.formats.format_facts import matches, spec

GB = 1024**3
CONDITIONS: list[Condition] = [
    *(TitleMatches(pattern) for pattern in (r"\bkelp\b", "wren|finch", r"^(?!.*kelp)", r"k.*\d", "hdr10")),
    *(GroupMatches(pattern) for pattern in ("^wren$", "finch", ".")),
    EditionMatches("cut"),
    *(SourceIs(source) for source in (Source.WEBDL, Source.BLURAY)),
    *(ResolutionIs(lines) for lines in (720, 1080)),
    ModifierIs(Modifier.REMUX),
    *(LanguageIs(language) for language in ("german", "original")),
    LanguageIs("german", any_other=True),
    FlagIs(Flag.FREELEECH),
    TypeIs(ReleaseType.SEASON_PACK),
    *(SizeWithin(low, high) for low, high in ((0, 2), (1, 3), (2, 5), (3, 3))),
    *(YearWithin(first, last) for first, last in ((2000, 2010), (2005, 2005), (2006, 2020))),
]
formats = st.lists(
    st.lists(st.tuples(st.sampled_from(CONDITIONS), st.booleans(), st.booleans()), min_size=1, max_size=5),
    min_size=1,
    max_size=8,
)
facts = st.builds(
    FormatFacts,
    title=st.lists(st.sampled_from(["kelp", "Wren", "FINCH", "hdr10", ".", " ", "7"]), max_size=6).map("".join),
    group=st.sampled_from([None, "Wren", "finches", ""]),
    edition=st.sampled_from([None, "Final Cut"]),
    quality=st.builds(
        Quality,
        st.sampled_from([Source.UNKNOWN, Source.WEBDL, Source.BLURAY]),
        st.sampled_from([0, 720, 1080]),
        st.sampled_from([Modifier.NONE, Modifier.REMUX]),
    ),
    languages=st.sampled_from([None, (), ("german",), ("english", "german")]),
    original_language=st.sampled_from([None, "english"]),
    flags=st.sampled_from([frozenset(), frozenset({"freeleech"})]),
    type=st.sampled_from([ReleaseType.UNKNOWN, ReleaseType.SEASON_PACK]),
    size_bytes=st.sampled_from([None, 0, GB, GB + 1, 2 * GB, 3 * GB, 5 * GB, 6 * GB]),
    year=st.sampled_from([None, 1999, 2000, 2005, 2010, 2021]),
)


@settings(deadline=None)
@given(formats, facts)
def test_many_formats_match_as_their_conditions_do_one_by_one(
    drawn: list[list[tuple[Condition, bool, bool]]], told: FormatFacts
) -> None:
    made = [
        CustomFormat(
            str(number),
            "F",
            tuple(
                spec(condition, name=f"{at}", negate=negate, required=required)
                for at, (condition, negate, required) in enumerate(specifications)
            ),
        )
        for number, specifications in enumerate(drawn)
    ]
    found = {match.format.id: match.specifications for match in FormatSet(made).match(told).matches}
    assert found == {one.id: names for one in made if (names := satisfied(one, told)) is not None}


def satisfied(one: CustomFormat, told: FormatFacts) -> tuple[str, ...] | None:
    """The names of what is satisfied when the format matches: every kind of condition must be, see `CustomFormat`."""
    held = {item.name: matches(told, alone(item)) for item in one.specifications}
    kinds: dict[type[Condition], list[Specification]] = {}
    for item in one.specifications:
        kinds.setdefault(type(item.condition), []).append(item)
    for members in kinds.values():
        required = [item for item in members if item.required]
        if required and not all(held[item.name] for item in required):
            return None
        if not required and not any(held[item.name] for item in members):
            return None
    return tuple(item.name for item in one.specifications if held[item.name])


def alone(item: Specification) -> Specification:
    return spec(item.condition, negate=item.negate)
