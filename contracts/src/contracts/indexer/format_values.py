"""Value types of custom formats, sizes of qualities and what is imported from guides."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from contracts.message import Value
from contracts.values import TitleKind


class FormatApp(StrEnum):
    """Whose JSON it is; the two number qualities and sources differently."""

    SONARR = "sonarr"
    RADARR = "radarr"


class FormatShape(StrEnum):
    """How `fields` are written: guides use an object, the APIs a list."""

    GUIDE = "guide"
    API = "api"


class FormatSpecification(Value):
    """One condition of a custom format."""

    name: Annotated[str, Field(max_length=200)]
    kind: Annotated[str, Field(max_length=50)]
    """`TitleMatches`, `GroupMatches`, `EditionMatches`, `SourceIs`, `ResolutionIs`, `ModifierIs`, `LanguageIs`,
    `FlagIs`, `TypeIs`, `SizeWithin` or `YearWithin`."""
    fields: dict[str, str | int | float | bool | None]
    """What the kind asks for: `{"pattern": "x26[45]"}`, `{"source": "webdl"}`, `{"min_gb": 1, "max_gb": 5}`, …"""
    negate: bool = False
    """Whether it holds when the condition does not."""
    required: bool = False
    """Whether it must hold even when another condition of its kind does."""


class CustomFormatSettings(Value):
    """A named set of conditions; a release matches when each kind of condition in it is satisfied."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    specifications: Annotated[tuple[FormatSpecification, ...], Field(min_length=1, max_length=500)]
    """Its conditions."""
    when_renaming: bool = False
    """Whether its name may stand in the names of files."""
    scores: dict[str, int] = Field(default_factory=dict)
    """Scores that guides suggest, by score set."""
    notes: dict[str, str] = Field(default_factory=dict)
    """Texts that came with it and go out with it."""


class CustomFormatView(CustomFormatSettings):
    """A custom format as it is stored."""

    format_id: str
    """The format; guides bring their own id."""


class FormatChoices(Value):
    """What the fields of conditions may hold; languages are those of quality profiles too."""

    sources: tuple[str, ...]
    """Where a picture was taken from."""
    modifiers: tuple[str, ...]
    """What sets a release apart from the plain encode of its source."""
    resolutions: tuple[int, ...]
    """Lines of the picture; 0 is one that the name does not tell."""
    languages: tuple[str, ...]
    flags: tuple[str, ...]
    types: tuple[str, ...]
    """How much of a show a release holds."""


class ConditionTrial(Value):
    """What became of one condition."""

    holds: bool
    """Whether it is satisfied, `negate` counted."""
    problem: str = ""
    """Why it can't be used; empty when it can."""


class QualitySize(Value):
    """How large a release of a quality may be, in MB per minute."""

    kind: TitleKind | None = None
    """Of shows or of movies; null in a change is both."""
    quality: str
    min_mb: Annotated[float, Field(ge=0, le=100_000)] = 0
    """Smaller ones are rejected."""
    preferred_mb: Annotated[float | None, Field(gt=0, le=100_000)] = None
    """The size liked best; null prefers the largest."""
    max_mb: Annotated[float | None, Field(gt=0, le=100_000)] = None
    """Larger ones are rejected; null is without a limit."""


class ImportKind(StrEnum):
    """What documents hold."""

    FORMAT = "format"
    PROFILE = "profile"
    SIZES = "sizes"


class ImportOutcome(StrEnum):
    """What an import does with one thing."""

    ADDED = "added"
    CHANGED = "changed"
    SAME = "same"
    READ = "read"
    """It can be read; what is stored was not looked at."""


class ImportDocument(Value):
    """A file, or something pasted: JSON of a guide or of the API of Sonarr or Radarr."""

    where: Annotated[str, Field(max_length=500)] = ""
    """A name for it in the report: the file's path."""
    app: FormatApp
    """Whose JSON it is."""
    text: Annotated[str, Field(max_length=5_000_000)]
    """The JSON."""


class ImportedItem(Value):
    """Something that was taken."""

    kind: ImportKind
    name: str
    outcome: ImportOutcome
    """What was done with it."""
    note: str = ""
    """What to know of it: formats that a profile names and that are not there."""


class ImportRefusal(Value):
    """Something that was not taken."""

    where: str
    """File, format and specification."""
    why: str
    """What is wrong and what would be right."""
