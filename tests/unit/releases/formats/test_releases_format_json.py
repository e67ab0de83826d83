from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from releases.formats.conditions import FlagIs, LanguageIs, SourceIs
from releases.formats.flags import Flag
from releases.formats.format_set import FormatSet
from releases.formats.pattern import BadPatternError, compile_pattern
from releases.formats.read_formats import format_id, read_formats
from releases.formats.refusal import Refusal
from releases.formats.spec_kinds import READERS
from releases.formats.write_formats import Shape, write_format
from releases.qualities.numbers import App
from releases.release import Modifier, Source

Json = dict[str, Any]


def written_spec(implementation: str, **fields: object) -> Json:
    return {"name": "S", "implementation": implementation, "negate": False, "required": True, "fields": fields}


def written_format(*specs: Json, **more: object) -> Json:
    return {"name": "Quiet Harbour", "includeCustomFormatWhenRenaming": False, "specifications": list(specs), **more}


BOTH = [
    written_spec("ReleaseTitleSpecification", value=r"\bharbour\b"),
    written_spec("ReleaseGroupSpecification", value="^(FiNCH)$"),
    written_spec("ResolutionSpecification", value=2160),
    written_spec("LanguageSpecification", value=-2, exceptLanguage=False),
    written_spec("IndexerFlagSpecification", value=1),
    written_spec("SizeSpecification", min=1.5, max=20),
]
BY_APP = {
    App.SONARR: [
        *BOTH,
        written_spec("SourceSpecification", value=7),
        written_spec("ReleaseTypeSpecification", value=3),
    ],
    App.RADARR: [
        *BOTH,
        written_spec("SourceSpecification", value=9),
        written_spec("QualityModifierSpecification", value=5),
        written_spec("EditionSpecification", value="imax"),
        written_spec("YearSpecification", min=1990, max=1999),
    ],
}


@pytest.mark.parametrize("app", App)
def test_guide_json_comes_back_as_it_was(app: App) -> None:
    notes = {"trash_id": "0" * 32, "trash_scores": {"default": 25, "anime": -5}, "trash_description": "x"}
    written = written_format(*BY_APP[app], **notes)
    (read,) = read_formats(written, app).formats
    assert write_format(read, app) == written
    assert (read.suggested_score(), read.suggested_score("anime"), read.suggested_score("other")) == (25, -5, 25)


@pytest.mark.parametrize("app", App)
def test_api_json_has_its_fields_in_a_list(app: App) -> None:
    (read,) = read_formats(written_format(*BY_APP[app]), app).formats
    as_api = write_format(read, app, Shape.API)
    assert isinstance(as_api, dict)
    assert read_formats([as_api], app).formats == (read,)


def test_the_same_number_is_read_by_program() -> None:
    source = written_format(written_spec("SourceSpecification", value=6))
    flag = written_format(written_spec("IndexerFlagSpecification", value=8))
    language = written_format(written_spec("LanguageSpecification", value=26))
    read = {
        app: [read_formats(one, app).formats[0].specifications[0].condition for one in (source, flag, language)]
        for app in App
    }
    assert read[App.SONARR] == [
        SourceIs(Source.BLURAY, Modifier.NONE),
        FlagIs(Flag.INTERNAL),
        LanguageIs("arabic"),
    ]
    assert read[App.RADARR] == [SourceIs(Source.TV), FlagIs(Flag.GOLDEN), LanguageIs("hindi")]


def test_a_format_of_one_program_is_written_with_the_other_ones_numbers() -> None:
    written = written_format(
        written_spec("SourceSpecification", value=3), written_spec("IndexerFlagSpecification", value=8)
    )
    (read,) = read_formats(written, App.SONARR).formats
    as_radarr = write_format(read, App.RADARR)
    assert isinstance(as_radarr, dict)
    specifications: Any = as_radarr["specifications"]
    assert [spec["fields"]["value"] for spec in specifications] == [7, 32]


@pytest.mark.parametrize("spec", [BY_APP[App.SONARR][6], BY_APP[App.SONARR][7]])
def test_what_a_program_cannot_say_is_refused(spec: Json) -> None:
    (read,) = read_formats(written_format(spec), App.SONARR).formats
    refusal = write_format(read, App.RADARR)
    assert isinstance(refusal, Refusal)
    assert "radarr" in refusal.why


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("text", "not a custom format"),
        ({}, "no 'name'"),
        ({"name": "N"}, "'specifications'"),
        (written_format(written_spec("MoonPhaseSpecification", value=1)), "MoonPhaseSpecification"),
        (written_format(written_spec("ReleaseTitleSpecification", value="(")), "not a regular expression"),
        (written_format(written_spec("ReleaseTitleSpecification", value="")), "empty"),
        (written_format(written_spec("ReleaseTitleSpecification", value="((a{1000}){1000}){1000}")), "smaller counts"),
        (written_format(written_spec("ReleaseTitleSpecification", value=5)), "must be a pattern"),
        (written_format(written_spec("SourceSpecification", value=99)), "no source 99"),
        (written_format(written_spec("SourceSpecification", value="x")), "must be a number"),
        (written_format(written_spec("SizeSpecification", min=1)), "'max'"),
        (written_format(written_spec("YearSpecification", min=1.5, max=2)), "whole number"),
        (written_format({"name": "S", "implementation": "SourceSpecification", "fields": 5}), "'fields'"),
        (written_format(*BOTH, trash_scores={"default": "many"}), "trash_scores"),
        (written_format({**BOTH[0], "negate": "true"}), "'negate' must be true or false, found 'true'"),
        (written_format({**BOTH[0], "required": 1}), "'required' must be true or false, found 1"),
        (written_format(written_spec("LanguageSpecification", value=1, exceptLanguage="false")), "'exceptLanguage'"),
        (written_format(*BOTH) | {"includeCustomFormatWhenRenaming": "yes"}, "'includeCustomFormatWhenRenaming'"),
        (written_format(written_spec("SizeSpecification", min=20, max=1.5)), "'max' must be more than 20"),
        (written_format(written_spec("SizeSpecification", min=20, max=20)), "'max' must be more than 20"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_place_and_reason(written: object, why: str) -> None:
    result = read_formats(written, App.SONARR, "mine.json")
    assert result.formats == ()
    assert all(str(refusal).startswith("mine.json") for refusal in result.refusals)
    assert any(why in refusal.why for refusal in result.refusals)


def test_a_year_may_be_one_and_not_run_backwards() -> None:
    year, backwards = (written_format(written_spec("YearSpecification", min=1990, max=last)) for last in (1990, 1989))
    assert read_formats(year, App.RADARR).refusals == ()
    (refusal,) = read_formats(backwards, App.RADARR).refusals
    assert "'max' must be at least 1990" in refusal.why


@pytest.mark.parametrize("said", [{}, {"negate": None, "required": None}])
def test_a_switch_that_is_not_told_is_off(said: Json) -> None:
    unsaid = {name: value for name, value in BOTH[0].items() if name not in ("negate", "required")}
    (read,) = read_formats(written_format({**unsaid, **said}), App.SONARR).formats
    assert (read.specifications[0].negate, read.specifications[0].required) == (False, False)


def test_good_formats_are_taken_beside_refused_ones() -> None:
    result = read_formats([written_format(*BOTH), {"name": "N"}], App.SONARR, "all.json")
    assert len(result.formats) == 1
    assert [refusal.where for refusal in result.refusals] == ["all.json[1]: N"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "specifications", "fields", "implementation", "value", "min", "trash_scores"]),
            inner,
        )
    ),
    max_leaves=12,
)


VALUES: st.SearchStrategy[object] = st.sampled_from([1, 5, -2, 0, 3.5, "2", "kelp", "(", "", None, True, [], {}]) | JSON
NEARLY = st.lists(
    st.builds(
        written_format,
        st.builds(
            written_spec,
            st.sampled_from([*READERS, "MoonPhaseSpecification"]),
            value=VALUES,
            min=VALUES,
            max=VALUES,
            exceptLanguage=VALUES,
        ),
        trash_scores=st.sampled_from([None, {}, {"default": 5}, 5]),
    ),
    max_size=3,
)


@settings(deadline=None)
@given(JSON | NEARLY)
def test_whatever_is_written_is_taken_whole_or_refused_with_a_reason(written: object) -> None:
    given = written if isinstance(written, list) else [written]
    for app in App:
        result = read_formats(written, app, "mine.json")
        assert all(refusal.where and refusal.why for refusal in result.refusals)
        assert len(result.formats) <= len(given)
        assert bool(given) is bool(result.formats or result.refusals)
        assert FormatSet(result.formats).formats == result.formats
        for format_ in result.formats:
            again = write_format(format_, app)
            assert isinstance(again, Refusal) or read_formats(again, app).formats == (format_,)


def test_ids_of_formats_without_one_come_from_their_name() -> None:
    assert format_id("HDR10+ (Boost)") == "hdr10+-boost"
    assert format_id("!!!") == "format"


@pytest.mark.parametrize("pattern", ["(?<n>a", "a**b", "x" * 20_000, "(?:a{900}b{900}){900}"])
def test_bad_patterns_are_refused_before_they_cost_anything(pattern: str) -> None:
    with pytest.raises(BadPatternError):
        compile_pattern(pattern)


def test_patterns_that_could_run_long_get_a_time_limit() -> None:
    assert compile_pattern(r"\b(amzn|amazon)\b").safe
    assert not compile_pattern(r"(a+)+$").safe
    assert not compile_pattern(r".*a.*b.*c.*d").safe
