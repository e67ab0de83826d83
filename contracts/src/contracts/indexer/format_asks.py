"""What the indexer answers about custom formats and sizes of qualities."""

from typing import Annotated, ClassVar

from pydantic import Field, JsonValue

from contracts.indexer.asks import IndexerAsk
from contracts.indexer.decision_values import NameReading
from contracts.indexer.format_values import (
    ConditionTrial,
    CustomFormatSettings,
    CustomFormatView,
    FormatApp,
    FormatChoices,
    FormatShape,
    ImportDocument,
    ImportedItem,
    ImportKind,
    ImportRefusal,
    QualitySize,
)
from contracts.message import Done, Value
from contracts.values import Page, TitleKind


class CustomFormats(Value):
    """One page of custom formats, by name."""

    items: tuple[CustomFormatView, ...]
    next_cursor: str | None = None
    total: int


class ListFormats(IndexerAsk):
    """Custom formats."""

    answer: ClassVar[type[Value]] = CustomFormats
    page: Page = Page()


class GetFormat(IndexerAsk):
    """One custom format."""

    answer: ClassVar[type[Value]] = CustomFormatView
    format_id: str
    """The format."""


class AddFormat(IndexerAsk):
    """Add a custom format."""

    answer: ClassVar[type[Value]] = CustomFormatView
    custom_format: CustomFormatSettings
    """What it is to be."""


class EditFormat(IndexerAsk):
    """Replace a custom format; its scores in profiles stay."""

    answer: ClassVar[type[Value]] = CustomFormatView
    format_id: str
    """The format."""
    custom_format: CustomFormatSettings
    """What it is to be."""


class RemoveFormat(IndexerAsk):
    """Forget a custom format."""

    answer: ClassVar[type[Value]] = Done
    format_id: str
    """The format."""


class FormatTrial(Value):
    """What a custom format makes of a release name."""

    matches: bool
    """Whether the release would have the format."""
    conditions: tuple[ConditionTrial, ...]
    """One per condition, in their order."""
    reading: NameReading
    """What was read in the name."""


class TryFormat(IndexerAsk):
    """Try a custom format on a release name, without storing it."""

    answer: ClassVar[type[Value]] = FormatTrial
    custom_format: CustomFormatSettings
    """What it would be."""
    name: Annotated[str, Field(min_length=1, max_length=10_000)]
    kind: TitleKind = TitleKind.SHOW
    size_bytes: Annotated[int | None, Field(ge=0)] = None
    flags: tuple[str, ...] = ()
    original_language: str = "english"
    """English name of the language it was made in."""


class ListFormatChoices(IndexerAsk):
    """What the fields of conditions may hold."""

    answer: ClassVar[type[Value]] = FormatChoices


class ImportReport(Value):
    """What an import took, or with `dry_run` would take, and what it refused."""

    taken: tuple[ImportedItem, ...]
    """What was taken."""
    refused: tuple[ImportRefusal, ...]
    """What was not, and why."""
    dry_run: bool
    """Whether nothing was stored."""


class ImportGuides(IndexerAsk):
    """Take custom formats, profiles and sizes from JSON of guides or of the APIs of Sonarr and Radarr."""

    answer: ClassVar[type[Value]] = ImportReport
    timeout_seconds: ClassVar[float] = 60.0
    documents: Annotated[tuple[ImportDocument, ...], Field(min_length=1, max_length=2000)]
    """What to read; at most about 7 MB in one ask."""
    kinds: tuple[ImportKind, ...] = tuple(ImportKind)
    """What to take of it."""
    sizes_list: Annotated[str | None, Field(max_length=200)] = None
    """Which list of sizes to take where a program has several: `anime`, or `sonarr/anime` for that program's alone.
    Sonarr's are for shows, Radarr's for movies."""
    dry_run: bool = False
    """Whether to store nothing."""


class ExportedFormats(Value):
    """Custom formats as another program takes them."""

    items: tuple[dict[str, JsonValue], ...]
    refused: tuple[ImportRefusal, ...]
    """What that program can't say."""
    next_cursor: str | None = None


class ExportFormats(IndexerAsk):
    """Custom formats in the JSON of guides or of an API."""

    answer: ClassVar[type[Value]] = ExportedFormats
    app: FormatApp
    """For which program."""
    shape: FormatShape = FormatShape.GUIDE
    """How fields are written."""
    page: Page = Page()


class QualitySizes(Value):
    """The sizes of all qualities, worst first: those of shows, then those of movies."""

    items: tuple[QualitySize, ...]


class ListQualitySizes(IndexerAsk):
    """How large releases of each quality may be."""

    answer: ClassVar[type[Value]] = QualitySizes


class SetQualitySizes(IndexerAsk):
    """Change the sizes of some qualities; the others stay."""

    answer: ClassVar[type[Value]] = QualitySizes
    items: Annotated[tuple[QualitySize, ...], Field(min_length=1, max_length=200)]
