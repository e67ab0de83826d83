"""Whether one condition that needs no pattern holds for a release."""

from releases.formats.conditions import (
    Condition,
    FlagIs,
    LanguageIs,
    ModifierIs,
    ResolutionIs,
    SizeWithin,
    SourceIs,
    TypeIs,
    YearWithin,
)
from releases.formats.facts import FormatFacts
from releases.formats.languages import ORIGINAL
from releases.release import Quality

BYTES_PER_GB = 1024**3


def holds(condition: Condition, facts: FormatFacts) -> bool:
    """True or false without negation. Pattern conditions are not judged here and are false."""
    match condition:
        case SourceIs() | ResolutionIs() | ModifierIs():
            result = _quality_holds(condition, facts.quality)
        case LanguageIs():
            result = _language_holds(condition, facts)
        case FlagIs(flag):
            result = flag in facts.flags
        case TypeIs(type_):
            result = facts.type is type_
        case SizeWithin(low, high):
            size = facts.size_bytes
            result = size is not None and low * BYTES_PER_GB < size <= high * BYTES_PER_GB
        case YearWithin(first, last):
            result = facts.year is not None and first <= facts.year <= last
        case _:
            result = False
    return result


def _quality_holds(condition: SourceIs | ResolutionIs | ModifierIs, quality: Quality) -> bool:
    match condition:
        case SourceIs(source, modifier):
            return quality.source is source and modifier in (None, quality.modifier)
        case ResolutionIs(resolution):
            return quality.resolution == resolution
        case ModifierIs(modifier):
            return quality.modifier is modifier


def _language_holds(condition: LanguageIs, facts: FormatFacts) -> bool:
    wanted = condition.language
    if wanted == ORIGINAL and facts.original_language:
        wanted = facts.original_language
    languages = facts.languages or ()
    if condition.any_other:
        return any(language != wanted for language in languages)
    return wanted in languages
