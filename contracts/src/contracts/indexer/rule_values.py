"""Value types of delay profiles, release rules and scoring rules."""

from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.message import Value
from contracts.values import Protocol

Term = Annotated[str, Field(min_length=1, max_length=500)]
Minutes = Annotated[int, Field(ge=0, le=525_600)]
Words = Annotated[tuple[Term, ...], Field(max_length=500)]


class DelaySettings(Value):
    """How long a release is held, for something better may come; minutes count from its publishing."""

    protocols: Annotated[tuple[Protocol, ...], Field(min_length=1, max_length=2)] = tuple(Protocol)
    """What may be taken at all."""
    preferred: Protocol = Protocol.TORRENT
    """Wins among equal qualities and scores."""
    torrent_minutes: Minutes = 0
    """How long torrents are held."""
    usenet_minutes: Minutes = 0
    """How long usenet posts are held."""
    bypass_if_best_quality: bool = False
    """Whether the best quality of the profile is not held."""
    bypass_above_score: int | None = None
    """From which score on a release is not held; null is never."""


class DelayProfileView(Value):
    """A delay profile and whom it is for."""

    profile_id: UUID | None
    """The quality profile whose targets it is for; null is for any."""
    library_id: UUID | None = None
    """The library whose targets it is for; null is for any."""
    delay: DelaySettings
    """How long."""


class PreferredTermSettings(Value):
    """Points for a term; they may be negative."""

    term: Term
    """A text found anywhere without regard to case, or `/pattern/`."""
    points: int


class ReleaseRulesSettings(Value):
    """Terms that names must hold, must not hold, or get points for: texts found anywhere, or `/pattern/`."""

    must_contain: Words = ()
    """At least one of them must be there."""
    must_not_contain: Words = ()
    """None of them may be there."""
    preferred: Annotated[tuple[PreferredTermSettings, ...], Field(max_length=500)] = ()
    """What gets points."""


class ReleaseRulesView(Value):
    """Release rules and whom they are for."""

    profile_id: UUID | None
    """The quality profile whose targets they are for; null is for any."""
    library_id: UUID | None = None
    """The library whose targets they are for; null is for any."""
    rules: ReleaseRulesSettings
    """The terms."""


class ScoringRule(Value):
    """Points once when any word hits; with `negate` when none does."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    words: Words
    """Whole words of the name, or flags of the indexer; without regard to case."""
    points: int
    negate: bool = False
    """Whether it hits when nothing is found."""


class LibraryKind(StrEnum):
    """Every library of a kind."""

    ALL_TV = "ALL_TV"
    ALL_MOVIES = "ALL_MOVIES"


class ScoringSet(Value):
    """Rules that count for some libraries."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    libraries: Annotated[tuple[LibraryKind | UUID, ...], Field(min_length=1, max_length=500)]
    """Ids of libraries; `ALL_TV` and `ALL_MOVIES` stand for every library of that kind."""
    rules: Annotated[tuple[str, ...], Field(max_length=500)]
    """Names of rules."""


class ScoringSettings(Value):
    """Scoring rules and the sets that use them; all sets that apply add up, and a sum below 0 rejects."""

    titles: Annotated[tuple[ScoringRule, ...], Field(max_length=500)] = ()
    """Rules for words in the name."""
    flags: Annotated[tuple[ScoringRule, ...], Field(max_length=500)] = ()
    """Rules for flags of the indexer."""
    sets: Annotated[tuple[ScoringSet, ...], Field(max_length=500)] = ()
    """Which rules count where."""


class Propers(StrEnum):
    """What a PROPER or REPACK is worth."""

    PREFER_AND_UPGRADE = "prefer_and_upgrade"
    """It goes before the first release, and replaces its file."""
    DO_NOT_UPGRADE = "do_not_upgrade"
    """It goes before the first release, but replaces no file."""
    DO_NOT_PREFER = "do_not_prefer"
    """It is a release as any other; custom formats may tell it apart."""


class PolicySettings(Value):
    """What holds for every release, whatever the profile."""

    propers: Propers = Propers.PREFER_AND_UPGRADE
    """What a PROPER or REPACK is worth."""
    proper_within_days: Annotated[int, Field(ge=1, le=3650)] = 7
    """How old a file may be for a PROPER to replace it."""
    minimum_age_minutes: Minutes = 0
    """How old a usenet post must be."""
    retention_days: Annotated[int, Field(ge=0, le=100_000)] = 0
    """How old a usenet post may be; 0 is without a limit."""
    maximum_size_bytes: Annotated[int | None, Field(gt=0, le=10**15)] = None
    """Larger releases are rejected; null is without a limit."""
    before_air_date: bool = False
    """Whether releases from before the air date are taken."""
    multi_season_packs: bool = True
    """Whether packs of several seasons are taken."""
    hardcoded_subs: bool = False
    """Whether releases with burnt-in subtitles are taken."""
