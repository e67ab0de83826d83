"""The kinds of specification, by the name they have in JSON: from fields to conditions and back."""

from collections.abc import Callable

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
from releases.formats.fields import (
    BadFieldError,
    Fields,
    looked_up,
    number_in,
    number_of,
    pattern_in,
    switch_in,
    whole_in,
)
from releases.formats.flags import FLAG_BITS
from releases.formats.languages import LANGUAGE_IDS
from releases.qualities.numbers import MODIFIER_NUMBERS, SOURCE_NUMBERS, App

TYPE_NUMBERS = dict(enumerate(ReleaseType))
RESOLUTIONS = (0, 360, 480, 540, 576, 720, 1080, 2160)


def _read_resolution(fields: Fields, app: App) -> Condition:
    return ResolutionIs(looked_up({lines: lines for lines in RESOLUTIONS}, fields, "resolution", app))


def _read_language(fields: Fields, app: App) -> Condition:
    return LanguageIs(
        looked_up(LANGUAGE_IDS[app], fields, "language", app), any_other=switch_in(fields, "exceptLanguage")
    )


def _read_size(fields: Fields, _: App) -> Condition:
    low, high = number_in(fields, "min"), number_in(fields, "max")
    if high <= low:
        raise BadFieldError(f"no size fits: the field 'max' must be more than {_plain(low)}, found {_plain(high)}")
    return SizeWithin(low, high)


def _read_year(fields: Fields, _: App) -> Condition:
    first, last = whole_in(fields, "min"), whole_in(fields, "max")
    if last < first:
        raise BadFieldError(f"no year fits: the field 'max' must be at least {first}, found {last}")
    return YearWithin(first, last)


READERS: dict[str, Callable[[Fields, App], Condition]] = {
    "ReleaseTitleSpecification": lambda fields, _: TitleMatches(pattern_in(fields)),
    "ReleaseGroupSpecification": lambda fields, _: GroupMatches(pattern_in(fields)),
    "EditionSpecification": lambda fields, _: EditionMatches(pattern_in(fields)),
    "SourceSpecification": lambda fields, app: SourceIs(*looked_up(SOURCE_NUMBERS[app], fields, "source", app)),
    "ResolutionSpecification": _read_resolution,
    "QualityModifierSpecification": lambda fields, app: ModifierIs(
        looked_up(MODIFIER_NUMBERS, fields, "modifier", app)
    ),
    "LanguageSpecification": _read_language,
    "IndexerFlagSpecification": lambda fields, app: FlagIs(looked_up(FLAG_BITS[app], fields, "indexer flag", app)),
    "ReleaseTypeSpecification": lambda fields, app: TypeIs(looked_up(TYPE_NUMBERS, fields, "release type", app)),
    "SizeSpecification": _read_size,
    "YearSpecification": _read_year,
}

_ONLY_IN = {
    "QualityModifierSpecification": App.RADARR,
    "EditionSpecification": App.RADARR,
    "YearSpecification": App.RADARR,
    "ReleaseTypeSpecification": App.SONARR,
}


def write_condition(condition: Condition, app: App) -> tuple[str, dict[str, object]]:
    """The kind's name and its fields in that program. Raises BadFieldError for what the program cannot say."""
    name, fields = _written(condition, app)
    if _ONLY_IN.get(name, app) is not app:
        raise BadFieldError(f"{app} has no {name}")
    return name, fields


def _written(condition: Condition, app: App) -> tuple[str, dict[str, object]]:
    match condition:
        case TitleMatches(pattern):
            name, fields = "ReleaseTitleSpecification", {"value": pattern}
        case GroupMatches(pattern):
            name, fields = "ReleaseGroupSpecification", {"value": pattern}
        case EditionMatches(pattern):
            name, fields = "EditionSpecification", {"value": pattern}
        case LanguageIs(language, any_other):
            number = number_of(LANGUAGE_IDS[app], language, "language", app)
            return "LanguageSpecification", {"value": number, "exceptLanguage": any_other}
        case SizeWithin(low, high):
            return "SizeSpecification", {"min": _plain(low), "max": _plain(high)}
        case YearWithin(first, last):
            return "YearSpecification", {"min": first, "max": last}
        case _:
            return _written_number(condition, app)
    return name, dict(fields)


def _written_number(
    condition: SourceIs | ResolutionIs | ModifierIs | FlagIs | TypeIs, app: App
) -> tuple[str, dict[str, object]]:
    match condition:
        case SourceIs(source, modifier):
            return "SourceSpecification", {"value": number_of(SOURCE_NUMBERS[app], (source, modifier), "source", app)}
        case ResolutionIs(resolution):
            return "ResolutionSpecification", {"value": resolution}
        case ModifierIs(modifier):
            return "QualityModifierSpecification", {"value": number_of(MODIFIER_NUMBERS, modifier, "modifier", app)}
        case FlagIs(flag):
            return "IndexerFlagSpecification", {"value": number_of(FLAG_BITS[app], flag, "indexer flag", app)}
        case TypeIs(type_):
            return "ReleaseTypeSpecification", {"value": number_of(TYPE_NUMBERS, type_, "release type", app)}


def _plain(number: float) -> float:
    return int(number) if number.is_integer() else number
