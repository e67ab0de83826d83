"""Value types of the indexer's messages."""

from datetime import datetime
from enum import StrEnum
from typing import Annotated
from uuid import UUID

from pydantic import Field

from contracts.message import Value
from contracts.values import Protocol, TargetRef, TitleKind


class IndexerKind(StrEnum):
    """Which protocol or product an indexer speaks."""

    TORZNAB = "torznab"
    NEWZNAB = "newznab"
    PROWLARR = "prowlarr"
    JACKETT = "jackett"


class IndexerFlag(StrEnum):
    """What an indexer may say of a release."""

    FREELEECH = "freeleech"
    """What is fetched does not count."""
    FREELEECH_75 = "freeleech75"
    """A quarter of what is fetched counts."""
    HALFLEECH = "halfleech"
    FREELEECH_25 = "freeleech25"
    """Three quarters of what is fetched count."""
    PERSONAL_FREELEECH = "personalfreeleech"
    DOUBLE_UPLOAD = "doubleupload"
    INTERNAL = "internal"
    SCENE = "scene"
    GOLDEN = "golden"
    APPROVED = "approved"
    NUKED = "nuked"


class IndexerState(StrEnum):
    """How an indexer does."""

    OK = "ok"
    BACKING_OFF = "backing_off"
    DISABLED = "disabled"


class SearchOrigin(StrEnum):
    """Who or what wanted a search."""

    AUTOMATIC = "automatic"
    REQUESTED = "requested"
    INTERACTIVE = "interactive"


class IndexerSettings(Value):
    """Everything a person sets of an indexer. The key is written, never read back."""

    name: Annotated[str, Field(min_length=1, max_length=100)]
    kind: IndexerKind
    url: Annotated[str, Field(min_length=8, max_length=1000)]
    api_key: Annotated[str, Field(max_length=500)] = ""
    enabled: bool = True
    automatic_search: bool = True
    interactive_search: bool = True
    rss: bool = True
    priority: Annotated[int, Field(ge=1, le=50)] = 25
    """1 goes first."""
    minimum_seeders: Annotated[int, Field(ge=0, le=100_000)] = 1
    required_flags: tuple[IndexerFlag, ...] = ()
    """Releases with none of these flags are rejected; empty takes all."""
    rss_minutes: Annotated[int | None, Field(ge=10, le=1440)] = None
    """How often its feed is read; null is as the service's settings say."""
    timeout_seconds: Annotated[float, Field(gt=0, le=300)] = 60.0
    request_spacing_seconds: Annotated[float, Field(ge=0, le=600)] = 2.0
    daily_budget: Annotated[int | None, Field(ge=1, le=1_000_000)] = None
    """How many requests within any 24 hours at the most; null is without a limit."""
    hourly_budget: Annotated[int | None, Field(ge=1, le=1_000_000)] = None
    """How many requests within any hour at the most; null is without a limit."""
    daily_grabs: Annotated[int | None, Field(ge=1, le=1_000_000)] = None
    """How many torrents are fetched within any 24 hours at the most; null is without a limit."""
    hourly_grabs: Annotated[int | None, Field(ge=1, le=1_000_000)] = None
    """How many torrents are fetched within any hour at the most; null is without a limit."""
    categories: tuple[int, ...] = ()
    """Newznab categories; empty takes the standard ones of the title's kind."""
    allow_private_addresses: bool = True
    """The owner wrote the address, so its host may be private; what it links to may only be public or its own host."""


class BudgetUse(StrEnum):
    """What a budget is for."""

    QUERY = "query"
    GRAB = "grab"


class BudgetView(Value):
    """How much of one of an indexer's limits is left now."""

    use: BudgetUse
    limit: int
    """How many within the window."""
    window_seconds: int
    """Length of the window: an hour or a day. What was used comes back when that time has passed since."""
    left: int
    """How many are left for people."""
    left_for_feeds: int
    """How many of these feeds may use, too."""
    left_for_searches: int
    """How many of these automatic searches may use, too."""
    next_at: datetime | None
    """When the next one comes back; null when none was used."""
    full_at: datetime | None
    """When all will have come back; null when none was used."""


class IndexerView(Value):
    """An indexer as it is now, without its key."""

    indexer_id: UUID
    parent_id: UUID | None = None
    """The Prowlarr it was found through."""
    name: str
    kind: IndexerKind
    protocol: Protocol
    url: str
    has_api_key: bool
    enabled: bool
    automatic_search: bool
    interactive_search: bool
    rss: bool
    priority: int
    minimum_seeders: int
    required_flags: tuple[IndexerFlag, ...] = ()
    """Releases with none of these flags are rejected; empty takes all."""
    rss_minutes: int | None = None
    """How often its feed is read; null is as the service's settings say."""
    timeout_seconds: float
    request_spacing_seconds: float
    daily_budget: int | None
    hourly_budget: int | None = None
    daily_grabs: int | None = None
    hourly_grabs: int | None = None
    categories: tuple[int, ...]
    state: IndexerState
    requests_today: int
    failures: int
    last_error: str | None
    retry_at: datetime | None
    last_success_at: datetime | None
    budgets: tuple[BudgetView, ...] = ()
    """What is left of each limit that is set."""


class IndexerTest(Value):
    """What a test found."""

    ok: bool
    reachable: bool
    authorised: bool
    capabilities: tuple[str, ...] = ()
    """Search modes with their parameters: `tv-search(q, season, ep, tvdbid)`."""
    indexers: tuple[str, ...] = ()
    """For Prowlarr and Jackett: what is behind it."""
    error: str | None = None
    advice: str = ""
    took_ms: int = 0


class RejectionView(Value):
    """Why a release was not taken."""

    rule: str
    reason: str
    permanent: bool
    wanted: str = ""
    found: str = ""


class ScorePart(Value):
    """One summand of a score."""

    name: str
    points: int


class SpanView(Value):
    """Characters `start` to `end` of the name were read as `fact`."""

    start: int
    end: int
    fact: str


class ReleaseView(Value):
    """A judged release."""

    release_id: UUID
    search_id: UUID
    name: str
    protocol: Protocol
    size_bytes: int | None
    published_at: datetime | None
    seeders: int | None
    peers: int | None
    grabs: int | None
    flags: tuple[str, ...]
    indexers: tuple[str, ...]
    """Every indexer that offers it, the preferred first."""
    details_url: str | None
    title: str
    year: int | None
    season: int | None
    episodes: tuple[int, ...]
    full_season: bool
    quality: str
    languages: tuple[str, ...]
    group: str | None
    revision: int
    spans: tuple[SpanView, ...]
    accepted: bool
    rejections: tuple[RejectionView, ...]
    score: int
    score_parts: tuple[ScorePart, ...]
    target_ids: tuple[UUID, ...]
    grabbed: bool = False


class IndexerAnswer(Value):
    """How one indexer answered a search."""

    indexer_id: UUID
    name: str
    results: int = 0
    took_ms: int = 0
    error: str | None = None


class SearchState(StrEnum):
    """How far a search is."""

    RUNNING = "running"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


class SearchView(Value):
    """A search and how its indexers answered."""

    search_id: UUID
    title_id: UUID
    title_name: str
    kind: TitleKind
    origin: SearchOrigin
    season: int | None
    target_ids: tuple[UUID, ...]
    state: SearchState
    answers: tuple[IndexerAnswer, ...]
    found: int
    accepted: int
    grabbed_release: str | None
    started_at: datetime
    finished_at: datetime | None


class ProfileQuality(Value):
    """A quality or a group of equal ones, in a profile's order (worst first)."""

    name: str
    qualities: tuple[str, ...]
    allowed: bool


class ProfileView(Value):
    """A quality profile."""

    profile_id: UUID
    name: str
    version: int
    qualities: tuple[ProfileQuality, ...]
    cutoff: str
    upgrades_allowed: bool
    minimum_score: int
    default: bool
    cutoff_score: int = 0
    """Score from which on nothing better is looked for."""
    minimum_upgrade_score: int = 1
    """How much higher a score must be to replace what is there."""
    format_scores: dict[str, int] = Field(default_factory=dict)
    """Points by custom format id."""
    languages: tuple[str, ...] = ("any",)


class ProfileSettings(Value):
    """Everything a person sets of a quality profile."""

    name: Annotated[str, Field(min_length=1, max_length=200)]
    qualities: Annotated[tuple[ProfileQuality, ...], Field(min_length=1, max_length=200)]
    """Qualities and groups of equal ones, worst first."""
    cutoff: str
    upgrades_allowed: bool = True
    minimum_score: int = 0
    cutoff_score: int = 0
    """Score from which on nothing better is looked for."""
    minimum_upgrade_score: Annotated[int, Field(ge=1)] = 1
    """How much higher a score must be to replace what is there."""
    format_scores: dict[str, int] = Field(default_factory=dict)
    """Points by custom format id."""
    languages: Annotated[tuple[str, ...], Field(min_length=1, max_length=50)] = ("any",)
    """A release must hold one of them; `any` takes all, `original` is the title's own."""


class OtherChoice(Value):
    """A target for which an edited profile would take another release than the profile as it is."""

    target: TargetRef
    title_name: str
    grabbed: str | None
    """What was taken; null when nothing was."""
    instead: str | None
    """What would be taken; null when nothing would."""
    reason: str


class ProfilePreview(Value):
    """What an edited profile would change."""

    becoming_wanted: int
    """How many targets have a file that would be below the cut-off and are not wanted now."""
    judged: int
    """How many kept releases were judged anew."""
    choices: tuple[OtherChoice, ...]
    """Targets for which something else would be taken; at most 200."""
    more: bool = False
    """Whether there was more than could be looked at."""
