"""All that one target's judging needs to know besides the release; whoever judges gathers it beforehand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from releases.formats.format_set import FormatSet
from releases.judging.evidence import Evidence
from releases.profiles.delay_profile import DelayProfile
from releases.profiles.quality_profile import QualityProfile
from releases.profiles.release_rules import ReleaseRules
from releases.profiles.scoring_rules import ScoringRules
from releases.qualities.definitions import QualityDefinition


class SeriesType(StrEnum):
    """How a show's episodes are numbered."""

    STANDARD = "standard"
    DAILY = "daily"
    ANIME = "anime"


class Propers(StrEnum):
    """What a higher revision is worth."""

    PREFER_AND_UPGRADE = "prefer_and_upgrade"
    DO_NOT_UPGRADE = "do_not_upgrade"
    DO_NOT_PREFER = "do_not_prefer"


@dataclass(frozen=True, slots=True)
class Target:
    """One episode or movie that is wanted. `season` None is a movie.

    `season_episode_count` is how many episodes its season has, for the size of packs; `season_ended` whether all of
    them have aired. `available` is a movie's minimum availability. Dates None are unknown.
    """

    season: int | None = None
    episode: int | None = None
    absolute: int | None = None
    air_date: date | None = None
    aired_at: datetime | None = None
    series_type: SeriesType = SeriesType.STANDARD
    season_episode_count: int | None = None
    season_ended: bool = True
    year: int | None = None
    runtime_minutes: int | None = None
    original_language: str | None = None
    library: str = ""
    monitored: bool = True
    available: bool = True

    @property
    def is_movie(self) -> bool:
        """Movies have no season."""
        return self.season is None


@dataclass(frozen=True, slots=True)
class Standing:
    """What the target has and had already.

    `existing_added_at` is when the file in place was taken, `lacking_episodes` how many of its episodes this release
    lacks. `queued` is being fetched or imported; `equal_grabs` is how often this release was grabbed for the target.
    `blocklisted` tells why it must not be taken.
    """

    existing: Evidence | None = None
    existing_added_at: datetime | None = None
    lacking_episodes: int = 0
    queued: tuple[Evidence, ...] = ()
    equal_grabs: int = 0
    blocklisted: str | None = None
    oldest_pending_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Policy:
    """Settings that hold for everything. Ages and retention are for usenet only; 0 and None mean no limit."""

    propers: Propers = Propers.PREFER_AND_UPGRADE
    proper_within_days: int = 7
    minimum_age_minutes: int = 0
    retention_days: int = 0
    maximum_size_bytes: int | None = None
    before_air_date: bool = False
    multi_season_packs: bool = True
    hardcoded_subs: bool = False
    most_equal_grabs: int = 2


DEFAULT_POLICY = Policy()
NOTHING_YET = Standing()
NO_DELAY = DelayProfile()
NO_SCORING = ScoringRules()


@dataclass(frozen=True, slots=True)
class Context:
    """`title_known` and `ambiguous_title` are the outcome of title matching.

    All of `release_rules` count. `asked_by_person` lets a search that a person started past what is only about timing
    and monitoring.
    """

    now: datetime
    target: Target
    profile: QualityProfile
    formats: FormatSet
    definitions: Mapping[str, QualityDefinition] = field(default_factory=dict)
    delay: DelayProfile = NO_DELAY
    release_rules: tuple[ReleaseRules, ...] = ()
    scoring_rules: ScoringRules = NO_SCORING
    policy: Policy = DEFAULT_POLICY
    standing: Standing = NOTHING_YET
    title_known: bool = True
    ambiguous_title: bool = False
    asked_by_person: bool = False
