"""Custom formats and sizes as messages carry them."""

from collections.abc import Iterable, Mapping

from contracts.indexer.format_asks import QualitySizes
from contracts.indexer.format_values import (
    CustomFormatSettings,
    CustomFormatView,
    FormatChoices,
    ImportRefusal,
    QualitySize,
)
from contracts.values import TitleKind
from kit.errors import InvalidInput
from releases.formats.conditions import ReleaseType
from releases.formats.custom_format import CustomFormat
from releases.formats.flags import Flag
from releases.formats.languages import LANGUAGE_IDS
from releases.formats.refusal import Refusal
from releases.formats.spec_kinds import RESOLUTIONS
from releases.formats.stored_format import format_from_dict, format_to_dict
from releases.qualities.definitions import Definitions, QualityDefinition
from releases.qualities.ladder import LADDER
from releases.release import Modifier, Source


def view_format(format_: CustomFormat) -> CustomFormatView:
    """The format with its id."""
    return CustomFormatView.model_validate({**format_to_dict(format_), "format_id": format_.id})


def read_format_settings(settings: CustomFormatSettings, format_id: str) -> CustomFormat:
    """The format that somebody wrote.

    Raises:
        InvalidInput: a specification is of no known kind, or lacks what its kind asks for.
    """
    try:
        return format_from_dict({**settings.model_dump(mode="json"), "id": format_id})
    except ValueError as problem:
        raise InvalidInput(f"The custom format can't be used: {problem}", advice="Mend the specification") from None


def format_choices() -> FormatChoices:
    """What conditions may ask for."""
    languages = dict.fromkeys(language for names in LANGUAGE_IDS.values() for language in names.values())
    return FormatChoices(
        sources=tuple(Source),
        modifiers=tuple(Modifier),
        resolutions=RESOLUTIONS,
        languages=tuple(languages),
        flags=tuple(Flag),
        types=tuple(ReleaseType),
    )


def view_refusals(refusals: Iterable[Refusal]) -> tuple[ImportRefusal, ...]:
    """Where and why."""
    return tuple(ImportRefusal(where=refusal.where, why=refusal.why) for refusal in refusals)


def view_sizes(sizes: Mapping[TitleKind, Definitions]) -> QualitySizes:
    """One line per kind and quality, worst first."""
    known = [
        (kind, sizes[kind].get(rung.name) or QualityDefinition(rung.name)) for kind in TitleKind for rung in LADDER
    ]
    return QualitySizes(
        items=tuple(
            QualitySize(
                kind=kind, quality=one.quality, min_mb=one.min_mb, preferred_mb=one.preferred_mb, max_mb=one.max_mb
            )
            for kind, one in known
        )
    )
