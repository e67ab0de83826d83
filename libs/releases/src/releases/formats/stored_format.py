"""Custom formats in our own JSON, for databases and messages: with words, where programs have numbers of their own."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

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
from releases.formats.flags import Flag
from releases.formats.pattern import compile_pattern
from releases.release import Modifier, Source

# Values come from JSON: the readers below turn them into the types that conditions have, or raise.
Values = Mapping[str, Any]


def _pattern(values: Values) -> str:
    compile_pattern(values["pattern"])
    return str(values["pattern"])


def _source(values: Values) -> SourceIs:
    modifier = values.get("modifier")
    return SourceIs(Source(values["source"]), Modifier(modifier) if modifier is not None else None)


_READERS: dict[str, Callable[[Values], Condition]] = {
    "TitleMatches": lambda values: TitleMatches(_pattern(values)),
    "GroupMatches": lambda values: GroupMatches(_pattern(values)),
    "EditionMatches": lambda values: EditionMatches(_pattern(values)),
    "SourceIs": _source,
    "ResolutionIs": lambda values: ResolutionIs(int(values["resolution"])),
    "ModifierIs": lambda values: ModifierIs(Modifier(values["modifier"])),
    "LanguageIs": lambda values: LanguageIs(str(values["language"]), bool(values.get("any_other"))),
    "FlagIs": lambda values: FlagIs(Flag(values["flag"])),
    "TypeIs": lambda values: TypeIs(ReleaseType(values["type"])),
    "SizeWithin": lambda values: SizeWithin(float(values["min_gb"]), float(values["max_gb"])),
    "YearWithin": lambda values: YearWithin(int(values["min_year"]), int(values["max_year"])),
}


def format_to_dict(format_: CustomFormat) -> dict[str, object]:
    """JSON values; `format_from_dict` takes them back."""
    specifications = [
        {
            "name": spec.name,
            "kind": type(spec.condition).__name__,
            "fields": asdict(spec.condition),
            "negate": spec.negate,
            "required": spec.required,
        }
        for spec in format_.specifications
    ]
    return {
        "id": format_.id,
        "name": format_.name,
        "specifications": specifications,
        "when_renaming": format_.when_renaming,
        "scores": dict(format_.scores),
        "notes": dict(format_.notes),
    }


def format_from_dict(values: Values) -> CustomFormat:
    """Raises ValueError when a part is missing or is not what `format_to_dict` writes; the message names it."""
    try:
        return CustomFormat(
            id=str(values["id"]),
            name=str(values["name"]),
            specifications=tuple(map(specification_from_dict, values["specifications"])),
            when_renaming=bool(values.get("when_renaming")),
            scores={str(name): int(score) for name, score in values.get("scores", {}).items()},
            notes={str(name): str(note) for name, note in values.get("notes", {}).items()},
        )
    except (KeyError, TypeError, AttributeError) as problem:
        raise ValueError(f"not a custom format: {problem!r}") from problem
    except ValueError as problem:
        raise ValueError(f"not a custom format: {problem}") from problem


def specification_from_dict(values: Values) -> Specification:
    """Raises ValueError, which names the condition and what is wrong with it."""
    try:
        condition = _READERS[values["kind"]](values["fields"])
        return Specification(
            str(values["name"]), condition, negate=bool(values.get("negate")), required=bool(values.get("required"))
        )
    except KeyError as missing:
        raise ValueError(f"{values.get('name')}: {missing} is missing or not known") from missing
    except (TypeError, AttributeError, ValueError) as problem:
        raise ValueError(f"{values.get('name')}: {problem}") from problem
