"""Whether a condition on quality or languages holds."""

from releases.formats.conditions import LanguageIs, ModifierIs, ResolutionIs, SourceIs
from releases.formats.languages import ORIGINAL
from releases.release import Quality

BYTES_PER_GB = 1024**3


def quality_holds(condition: SourceIs | ResolutionIs | ModifierIs, quality: Quality) -> bool:
    """True or false without negation."""
    match condition:
        case SourceIs(source, modifier):
            return quality.source is source and modifier in (None, quality.modifier)
        case ResolutionIs(resolution):
            return quality.resolution == resolution
        case ModifierIs(modifier):
            return quality.modifier is modifier


def language_holds(condition: LanguageIs, languages: tuple[str, ...] | None, original: str | None) -> bool:
    """True or false without negation; `original` is the title's own language, `languages` None is not known."""
    wanted = original if condition.language == ORIGINAL and original else condition.language
    if condition.any_other:
        return any(language != wanted for language in languages or ())
    return wanted in (languages or ())
