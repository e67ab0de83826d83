"""A custom format is tried on a name while somebody writes it."""

import pytest

from contracts.indexer.format_asks import FormatTrial, TryFormat
from contracts.indexer.format_values import CustomFormatSettings, FormatSpecification
from indexer.app.format_views import format_choices, read_format_settings
from indexer.app.try_format import try_format

NAME = "Harbor.Lights.S01E02.1080p.WEB-DL.DDP5.1.x265-TIDE"
X265 = FormatSpecification(name="HEVC", kind="TitleMatches", fields={"pattern": "[xh]265"})
WEB = FormatSpecification(name="Web", kind="SourceIs", fields={"source": "webdl", "modifier": None})
NOT_WEB = WEB.model_copy(update={"name": "Not web", "negate": True})
REMUX = FormatSpecification(name="Remux", kind="ModifierIs", fields={"modifier": "remux"})
BROKEN = FormatSpecification(name="Broken", kind="TitleMatches", fields={"pattern": "("})


def tried(*conditions: FormatSpecification, name: str = NAME) -> FormatTrial:
    return try_format(TryFormat(custom_format=CustomFormatSettings(name="F", specifications=conditions), name=name))


@pytest.mark.parametrize(
    ("conditions", "holds", "matches"),
    [
        ((X265, WEB), [True, True], True),
        ((X265, NOT_WEB), [True, False], False),
        ((X265, REMUX), [True, False], False),
        ((WEB, NOT_WEB), [True, False], True),
        ((WEB, NOT_WEB.model_copy(update={"required": True})), [True, False], False),
    ],
)
def test_each_condition_is_told_and_the_format_matches_by_its_kinds(
    conditions: tuple[FormatSpecification, ...], holds: list[bool], matches: bool
) -> None:
    trial = tried(*conditions)
    assert [one.holds for one in trial.conditions] == holds
    assert trial.matches is matches


def test_a_condition_that_cant_be_used_says_why_and_spoils_only_the_match() -> None:
    trial = tried(BROKEN, X265)
    assert not trial.matches
    assert [one.holds for one in trial.conditions] == [False, True]
    assert trial.conditions[0].problem.startswith("not a regular expression")
    assert trial.conditions[1].problem == ""


def test_what_is_no_release_name_is_tried_all_the_same() -> None:
    digest = FormatSpecification(name="Digest", kind="TitleMatches", fields={"pattern": "^0e89"})
    trial = tried(digest, name="0e895c37245186812cb08aab1529cf8ee389dd05")
    assert (trial.reading.readable, trial.matches) == (False, True)


def test_every_choice_can_be_used() -> None:
    choices = format_choices()
    kinds = (
        ("SourceIs", "source", choices.sources),
        ("ModifierIs", "modifier", choices.modifiers),
        ("ResolutionIs", "resolution", choices.resolutions),
        ("LanguageIs", "language", choices.languages),
        ("FlagIs", "flag", choices.flags),
        ("TypeIs", "type", choices.types),
    )
    conditions = tuple(
        FormatSpecification(name=f"{kind} {value}", kind=kind, fields={field: value})
        for kind, field, values in kinds
        for value in values
    )
    assert len(conditions) > 60
    assert read_format_settings(CustomFormatSettings(name="F", specifications=conditions), "f").specifications
