"""What one specification of a custom format asks of a release. Neutral: no program's numbers in here."""

from dataclasses import dataclass
from enum import StrEnum

from releases.formats.flags import Flag
from releases.release import Modifier, Source


class ReleaseType(StrEnum):
    """How much of a show a release holds."""

    UNKNOWN = "unknown"
    SINGLE_EPISODE = "single episode"
    MULTI_EPISODE = "multi episode"
    SEASON_PACK = "season pack"


@dataclass(frozen=True, slots=True)
class TitleMatches:
    """The pattern is found somewhere in the release name, without regard to case."""

    pattern: str


@dataclass(frozen=True, slots=True)
class GroupMatches:
    """The pattern is found in the release group; false without a group."""

    pattern: str


@dataclass(frozen=True, slots=True)
class EditionMatches:
    """The pattern is found in the edition; false without an edition."""

    pattern: str


@dataclass(frozen=True, slots=True)
class SourceIs:
    """The source, and the modifier where one is named (a program that counts remuxes as a source of their own)."""

    source: Source
    modifier: Modifier | None = None


@dataclass(frozen=True, slots=True)
class ResolutionIs:
    """Lines of the picture; 0 is a resolution that the name does not tell."""

    resolution: int


@dataclass(frozen=True, slots=True)
class ModifierIs:
    """The modifier of the quality."""

    modifier: Modifier


@dataclass(frozen=True, slots=True)
class LanguageIs:
    """The language is one of the release's; `original` is the title's own.

    With `any_other` it asks instead whether the release has a language besides this one.
    """

    language: str
    any_other: bool = False


@dataclass(frozen=True, slots=True)
class FlagIs:
    """The indexer gave the release this flag."""

    flag: Flag


@dataclass(frozen=True, slots=True)
class TypeIs:
    """One episode, several, or a season."""

    type: ReleaseType


@dataclass(frozen=True, slots=True)
class SizeWithin:
    """Larger than `min_gb` and at most `max_gb` (1024^3 bytes)."""

    min_gb: float
    max_gb: float


@dataclass(frozen=True, slots=True)
class YearWithin:
    """Both ends count."""

    min_year: int
    max_year: int


Condition = (
    TitleMatches
    | GroupMatches
    | EditionMatches
    | SourceIs
    | ResolutionIs
    | ModifierIs
    | LanguageIs
    | FlagIs
    | TypeIs
    | SizeWithin
    | YearWithin
)
