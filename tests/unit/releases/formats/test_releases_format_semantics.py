import itertools

import pytest
import regex
from hypothesis import given
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
from releases.formats.facts import FormatFacts, facts_of
from releases.formats.flags import Flag
from releases.formats.format_set import FormatSet
from releases.release import Kind, Modifier, Quality, Release, Source
from unit.releases.formats.format_facts import matches, spec

REMUX = Quality(Source.BLURAY, 1080, Modifier.REMUX)
FACTS = FormatFacts(
    title="Lantern.Bay.S02E03.1080p.BluRay.REMUX.AVC-FiNCH",
    group="FiNCH",
    edition="Extended Cut",
    quality=REMUX,
    languages=("german", "english"),
    original_language="english",
    flags=frozenset({"internal"}),
    type=ReleaseType.SINGLE_EPISODE,
    size_bytes=5 * 1024**3,
    year=2011,
)


@pytest.mark.parametrize(
    ("condition", "holds"),
    [
        (TitleMatches(r"\bremux\b"), True),
        (TitleMatches(r"^remux"), False),
        (GroupMatches(r"^(finch|wren)$"), True),
        (GroupMatches(r"^fin$"), False),
        (EditionMatches("extended"), True),
        (SourceIs(Source.BLURAY), True),
        (SourceIs(Source.BLURAY, Modifier.NONE), False),
        (SourceIs(Source.BLURAY, Modifier.REMUX), True),
        (SourceIs(Source.WEBDL), False),
        (ResolutionIs(1080), True),
        (ResolutionIs(2160), False),
        (ModifierIs(Modifier.REMUX), True),
        (ModifierIs(Modifier.NONE), False),
        (LanguageIs("german"), True),
        (LanguageIs("french"), False),
        (LanguageIs("original"), True),
        (LanguageIs("english", any_other=True), True),
        (FlagIs(Flag.INTERNAL), True),
        (FlagIs(Flag.FREELEECH), False),
        (TypeIs(ReleaseType.SINGLE_EPISODE), True),
        (TypeIs(ReleaseType.SEASON_PACK), False),
        (SizeWithin(4, 5), True),
        (SizeWithin(5, 6), False),
        (YearWithin(2011, 2011), True),
        (YearWithin(2012, 2020), False),
    ],
)
def test_each_kind_of_condition_and_its_negation(condition: Condition, holds: bool) -> None:
    assert matches(FACTS, spec(condition)) is holds
    assert matches(FACTS, spec(condition, negate=True)) is not holds


@pytest.mark.parametrize("condition", [GroupMatches("."), EditionMatches("."), SizeWithin(0, 99), YearWithin(0, 3000)])
def test_what_is_missing_never_matches_so_that_its_negation_does(condition: Condition) -> None:
    nothing = FormatFacts(title="Lantern.Bay")
    assert not matches(nothing, spec(condition))
    assert matches(nothing, spec(condition, negate=True))


@pytest.mark.parametrize("any_other", [False, True])
def test_a_missing_language_list_is_false_both_ways(any_other: bool) -> None:
    nothing = FormatFacts(title="Lantern.Bay", languages=None)
    for negate in (False, True):
        assert not matches(nothing, spec(LanguageIs("german", any_other=any_other), negate=negate))


YES, NO = TitleMatches("lantern"), TitleMatches("harbour")
YES_TOO, NO_TOO = TitleMatches("remux"), TitleMatches("xvid")


def test_within_a_kind_one_is_enough() -> None:
    assert matches(FACTS, spec(NO), spec(YES))
    assert not matches(FACTS, spec(NO), spec(NO_TOO))


def test_within_a_kind_every_required_one_counts() -> None:
    assert not matches(FACTS, spec(NO, required=True), spec(YES))
    assert matches(FACTS, spec(NO), spec(YES, required=True))
    assert not matches(FACTS, spec(YES, required=True), spec(NO, required=True))


def test_between_kinds_all_count() -> None:
    assert matches(FACTS, spec(YES), spec(GroupMatches("finch")))
    assert not matches(FACTS, spec(YES), spec(GroupMatches("wren")))
    assert not matches(FACTS, spec(YES, required=True), spec(ResolutionIs(720)))


def test_required_and_negated_forbids() -> None:
    assert not matches(FACTS, spec(YES), spec(YES_TOO, negate=True, required=True))
    assert matches(FACTS, spec(YES), spec(NO, negate=True, required=True))


def by_definition(format_: CustomFormat, facts_true: set[Condition]) -> bool:
    kinds: dict[type[Condition], list[tuple[bool, bool]]] = {}
    for one in format_.specifications:
        member = (one.condition in facts_true) is not one.negate
        kinds.setdefault(type(one.condition), []).append((member, one.required))
    return all(
        any(member for member, _ in members) and not any(required and not member for member, required in members)
        for members in kinds.values()
    )


CONDITIONS: list[Condition] = [
    YES,
    NO,
    YES_TOO,
    GroupMatches("finch"),
    GroupMatches("wren"),
    ResolutionIs(1080),
    ResolutionIs(720),
]
TRUE: set[Condition] = {YES, YES_TOO, GroupMatches("finch"), ResolutionIs(1080)}
SPECS = st.builds(
    lambda condition, negate, required: spec(condition, negate=negate, required=required),
    st.sampled_from(CONDITIONS),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(st.lists(SPECS, min_size=1, max_size=6), min_size=1, max_size=8))
def test_a_set_matches_exactly_what_the_rule_says(formats: list[list[Specification]]) -> None:
    made = [CustomFormat(str(at), f"F{at}", tuple(specs)) for at, specs in enumerate(formats)]
    found = [match.format.id for match in FormatSet(made).match(FACTS).matches]
    assert found == [format_.id for format_ in made if by_definition(format_, TRUE)]


def test_a_match_names_the_specifications_that_were_satisfied() -> None:
    format_ = CustomFormat(
        "f", "F", (spec(YES, name="bay"), spec(NO, name="harbour"), spec(NO, name="no", negate=True))
    )
    (match,) = FormatSet([format_]).match(FACTS).matches
    assert match.specifications == ("bay", "no")


def test_a_name_without_language_is_in_the_original_one() -> None:
    release = Release("Lantern.Bay.S01E01", Kind.TV, season=1, episodes=(1,))
    assert facts_of(release, original_language="Japanese").languages == ("japanese",)
    assert facts_of(release).languages == ("unknown",)


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("Quiet.Harbour.2011.1080p.WEB-TIDE.mkv", "Quiet.Harbour.2011.1080p.WEB-TIDE"),
        ("Quiet_Harbour_2011_1080p_WEB-TIDE.mkv.nzb", "Quiet_Harbour_2011_1080p_WEB-TIDE"),
        ("[ www.kelp-reef.com ] - Quiet.Harbour.2011.1080p.WEB-TIDE", "Quiet.Harbour.2011.1080p.WEB-TIDE"),
        ("Quiet.Harbour.2011.1080p.WEB-TIDE[kelpreef.to].mp4", "Quiet.Harbour.2011.1080p.WEB-TIDE"),
        ("Quiet.Harbour.2011.1080p.WEB–TIDE ", "Quiet.Harbour.2011.1080p.WEB–TIDE"),
        ("Quiet.Harbour.2011.TS", "Quiet.Harbour.2011.TS"),
        (".mkv", ".mkv"),
    ],
)
def test_patterns_see_a_movie_s_name_without_file_ending_and_site(name: str, seen: str) -> None:
    assert facts_of(Release("n", Kind.MOVIE), title=name).title == seen
    assert facts_of(Release(name, Kind.MOVIE)).title == seen
    assert facts_of(Release(name, Kind.TV)).title == name


def test_release_types_come_from_what_was_read() -> None:
    pairs = [
        (Release("a", Kind.TV, season=1, episodes=(1,)), ReleaseType.SINGLE_EPISODE),
        (Release("a", Kind.TV, season=1, episodes=(1, 2)), ReleaseType.MULTI_EPISODE),
        (Release("a", Kind.TV, season=1, full_season=True), ReleaseType.SEASON_PACK),
        (Release("a", Kind.TV), ReleaseType.UNKNOWN),
        (Release("a", Kind.MOVIE), ReleaseType.UNKNOWN),
    ]
    for release, type_ in pairs:
        assert facts_of(release).type is type_


def test_a_pattern_that_takes_too_long_counts_as_not_found_and_is_named() -> None:
    slow = CustomFormat("slow", "Slow", (spec(TitleMatches(r"(a|aa)+$")),))
    quick = CustomFormat("quick", "Quick", (spec(TitleMatches("b")),))
    result = FormatSet([slow, quick], timeout_seconds=0.01).match(FormatFacts(title="a" * 60 + "b"))
    assert result.given_up == (r"(a|aa)+$",)
    assert [match.format.id for match in result.matches] == ["quick"]


PATTERNS = [
    r"\b(amzn|amazon)\b(?=[ ._-]web[ ._-]?(dl|rip)\b)",
    r"(?<!repac)[^0-9][1-4][ .][0-1]\b|\b(Stereo|Mono)\b",
    r"^(?!.*\bHDTV\b)(?=.*\b(AVC|HEVC|VC[-_. ]?1)\b).*",
    r"([._-])tunes\1",
    r"[([]dual[])]|(JA|ZH)\+EN",
    r"\[(iT)(?![+])\b|kiss|x{0,2}y",
    r"(?<=\bS\d+(E\d+)?\b).*bw",
    r"C(?:anal)?[ .-]?(Plus|\+)[ .]",
    r"(?=.*(web|amzn))(?=.*(mono|vc 1))",
    r"^(?!.*mono)(?=.*tunes).*\.(xy|bw)?$",
]
PIECES = ["amzn", "WEB-DL", "web", ".", " ", "-", "2.0", "mono", "AVC", "vc 1", "tunes", "[dual]", "JA+EN", "\u212aiss",
          "ki\u017fs", "S01E02", "bw", "canal+", "C Plus ", "[iT ", "\u0130t", "xy", "HDTV"]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=8).map("".join))
def test_looking_for_texts_first_never_changes_what_matches(title: str) -> None:
    formats = [CustomFormat(str(at), "F", (spec(TitleMatches(pattern)),)) for at, pattern in enumerate(PATTERNS)]
    found = {match.format.id for match in FormatSet(formats).match(FormatFacts(title=title)).matches}
    assert found == {str(at) for at, p in enumerate(PATTERNS) if regex.search(p, title, regex.IGNORECASE)}


def test_formats_that_share_conditions_do_not_disturb_each_other() -> None:
    formats = [
        CustomFormat(f"{first}{second}", "F", (spec(YES, negate=first), spec(GroupMatches("finch"), negate=second)))
        for first, second in itertools.product((False, True), repeat=2)
    ]
    assert [match.format.id for match in FormatSet(formats).match(FACTS).matches] == ["FalseFalse"]
