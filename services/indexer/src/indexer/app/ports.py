"""What the use cases need from outside."""

from collections.abc import Collection, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from contracts.catalog.values import TitleFacts
from contracts.envelope import Cause
from contracts.indexer.values import IndexerAnswer, ReleaseView
from contracts.message import Command, Event, Live
from contracts.values import Evidence, TargetRef, TitleKind
from indexer.app.held_ports import HeldReleaseStore, TargetRefs
from indexer.app.judging_ports import JudgingStore
from indexer.domain.backoff import IndexerHealth
from indexer.domain.ban import Ban
from indexer.domain.budget import Purpose, Spent, Use
from indexer.domain.capabilities import Capabilities
from indexer.domain.folding import Found
from indexer.domain.grab import Grab, Outcome
from indexer.domain.indexer import Indexer
from indexer.domain.offer import Offer
from indexer.domain.payload import Payload
from indexer.domain.query import Query
from indexer.domain.remote import RemoteIndexer
from indexer.domain.search import Search
from indexer.domain.verdicts import Judged
from indexer.domain.wanted import KnownTarget
from releases.profiles.quality_profile import QualityProfile


@dataclass(frozen=True, slots=True)
class TargetFacts:
    """What judging and lists need to know of a target besides its number."""

    profile_id: UUID | None
    season_episode_count: int | None
    season_ends_at: datetime | None
    episode_name: str | None = None
    slot_name: str | None = None


@dataclass(frozen=True, slots=True)
class WantedChange:
    """What an event says of a target. `as_of` is the event's id: ids grow with time, and the newest event counts.

    `monitored` lets something be taken for it, `wanted` also searches for it. `facts` None leaves those that are known.
    `file_id` None leaves the known one while something is in place.
    `lost` tells that its file was removed: what was grabbed before may be grabbed again. `removed` tells that there is
    no such target any more.
    """

    ref: TargetRef
    as_of: UUID
    cause: Cause
    monitored: bool
    wanted: bool
    current: Evidence | None = None
    file_id: UUID | None = None
    facts: TargetFacts | None = None
    lost: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class KeptRelease:
    """A judged release as it is stored."""

    found: Found
    search_id: UUID
    title_id: UUID
    view: ReleaseView


class Indexers(Protocol):
    async def list_all(self) -> list[Indexer]: ...
    async def find(self, indexer_id: UUID) -> Indexer | None: ...
    async def lock(self, indexer_id: UUID) -> Indexer | None: ...
    async def add(self, indexer: Indexer) -> None: ...
    async def save(self, indexer: Indexer) -> None: ...
    async def remove(self, indexer_id: UUID) -> bool: ...
    async def save_health(self, indexer_id: UUID, health: IndexerHealth) -> None: ...
    async def save_capabilities(self, indexer_id: UUID, capabilities: Capabilities, now: datetime) -> None: ...
    async def save_children(self, parent: Indexer, remotes: Sequence[RemoteIndexer] | None, now: datetime) -> None:
        """Note when a proxy was asked, and what it has; None leaves its children as they are."""
        ...

    async def note_request(self, indexer_id: UUID, now: datetime, free_from: datetime) -> None: ...

    async def next_discovery_at(self) -> datetime | None: ...
    async def list_due_proxies(self, now: datetime) -> list[Indexer]: ...


class Spending(Protocol):
    """What was spent of the budgets of indexers."""

    async def of_indexer(self, indexer_id: UUID, use: Use, since: datetime) -> Sequence[Spent]: ...
    async def of_indexers(
        self, indexer_ids: Collection[UUID], use: Use, since: datetime
    ) -> Mapping[UUID, Sequence[Spent]]: ...
    async def add(self, indexer_id: UUID, use: Use, purpose: Purpose, at: datetime) -> None: ...


class Titles(Protocol):
    async def find(self, title_id: UUID) -> TitleFacts | None: ...
    async def find_many(self, title_ids: Collection[UUID]) -> Mapping[UUID, TitleFacts]: ...
    async def save(self, facts: TitleFacts, as_of: UUID) -> bool:
        """False when the title is gone, or newer facts are known."""
        ...

    async def remove(self, title_id: UUID, as_of: UUID) -> None: ...
    async def lock(self, title_id: UUID) -> bool:
        """Whoever else locks it waits until the commit; False when the title is gone."""
        ...

    async def find_by_keys(self, kind: TitleKind, keys: Sequence[str]) -> list[TitleFacts]:
        """Titles that go by one of these cleaned names or ids; few."""
        ...

    async def beside(self, facts: TitleFacts) -> list[TitleFacts]:
        """Other titles that go by one of its names or ids."""
        ...


class Targets(Protocol):
    async def apply(self, change: WantedChange) -> bool:
        """False when a newer event is known, or the title is gone."""
        ...

    async def apply_all(self, changes: Sequence[WantedChange]) -> set[UUID]:
        """The same for many targets of one title, with all their facts, none of which has a file; gives those for which
        no newer event is known.
        """
        ...

    async def of_title(self, title_id: UUID, now: datetime) -> list[KnownTarget]: ...
    async def find_profile_id(self, target_id: UUID) -> UUID | None: ...
    async def monitored_among(self, title_ids: Collection[UUID]) -> set[UUID]:
        """Those of the titles of which something is monitored."""
        ...

    async def plan_gathered(self, ref: TargetRef, now: datetime, *, gather: timedelta, season_of: int | None) -> None:
        """Search after `gather`, with those of its season that become wanted until then; at once when all of them are.

        `season_of` is how many episodes its season has. A movie has nobody to wait for.
        """
        ...

    async def plan(self, target_ids: Collection[UUID], at: datetime, *, retry_of: UUID | None = None) -> None: ...
    async def plan_at_latest(self, target_ids: Collection[UUID], at: datetime) -> None: ...
    async def plan_after_miss(self, when: Mapping[UUID, datetime]) -> None: ...
    async def plan_unserved(self, target_ids: Collection[UUID], at: datetime) -> None: ...
    async def hasten_unserved(self, now: datetime) -> None: ...
    async def lock_unchanged(self, targets: Collection[KnownTarget]) -> set[UUID]:
        """Those that are monitored and have the same file, or none, as when they were read."""
        ...

    async def note_in_place(self, target_ids: Collection[UUID], evidence: Evidence, *, as_of: UUID) -> None:
        """Something stands where nothing stood, unless a newer event tells of the target."""
        ...

    async def clear_plan(self, target_ids: Collection[UUID]) -> None: ...
    async def forget_title(self, title_id: UUID) -> None: ...
    async def claim_due(self, now: datetime, limit: int, *, backlog: bool) -> list[Search]:
        """Turn targets whose time has come into searches, one per season, what aired last first.

        The backlog is what was searched for in vain before, and what has a file; the rest is new.
        """
        ...

    async def next_due(self, *, backlog: bool) -> datetime | None: ...


class Searches(Protocol):
    async def add(self, search: Search) -> bool: ...
    async def add_claimed(self, searches: Sequence[Search], lease: UUID) -> None: ...
    async def find(self, search_id: UUID) -> Search | None: ...
    async def list_page(self, title_id: UUID | None, limit: int, cursor: str | None) -> list[Search]: ...
    async def claim(self, now: datetime, limit: int, *, interactive: bool, lease: UUID) -> list[Search]: ...
    async def renew(self, search_id: UUID, lease: UUID, now: datetime) -> bool: ...
    async def give_back(self, search_id: UUID, lease: UUID, at: datetime) -> None: ...
    async def next_due(self, *, interactive: bool) -> datetime | None: ...
    async def note_answers(self, search_id: UUID, answers: Collection[IndexerAnswer]) -> None: ...
    async def finish(self, search: Search) -> bool:
        """Keep how it ended; False when it had ended before, as when a person cancelled it."""
        ...

    async def note_found(self, search: Search) -> None:
        """Keep what it had found when it was cancelled."""
        ...


class Releases(Protocol):
    async def save(self, search: Search, judged: Sequence[Judged], views: Sequence[ReleaseView]) -> None: ...
    async def rank(self, ordered: Sequence[UUID]) -> None: ...
    async def find(self, release_id: UUID) -> KeptRelease | None: ...
    async def find_many(self, release_ids: Collection[UUID]) -> list[KeptRelease]: ...
    async def list_page(self, search_id: UUID, limit: int, cursor: str | None) -> list[tuple[int, ReleaseView]]: ...
    async def count(self, search_id: UUID) -> int: ...
    async def tally(self, search_id: UUID) -> tuple[int, int]:
        """How many are kept of a search, and how many of them are acceptable."""
        ...

    async def kept(self, search_id: UUID, since: datetime) -> list[Found]:
        """Accepted ones that were neither taken nor failed to be fetched, the best first."""
        ...

    async def mark_grabbed(self, release_id: UUID, now: datetime) -> None: ...
    async def mark_failed(self, release_id: UUID) -> None: ...
    async def forget_of_search(self, search_id: UUID) -> None: ...


class Decisions(Protocol):
    async def save(self, judged: Sequence[Judged]) -> None:
        """What was decided for each target; the releases are saved before."""
        ...


class Grabs(Protocol):
    async def claim(self, grabs: Sequence[Grab]) -> list[Grab]:
        """Take targets that nothing is on its way for; gives those that were taken."""
        ...

    async def is_under_way(self, info_hash: str) -> bool: ...
    async def end(
        self, download_id: UUID, outcome: Outcome, now: datetime, *, target_ids: Collection[UUID] | None = None
    ) -> list[Grab]:
        """Free a download's targets (all, or the named ones); gives those that were still under way."""
        ...

    async def end_for_title(self, title_id: UUID, now: datetime) -> None: ...
    async def passed_over(self, title_id: UUID, since: datetime) -> list[Ban]: ...
    async def counts(self, title_id: UUID) -> Mapping[tuple[UUID, str], int]:
        """How often each release, by hash or name, was taken for each target since a file of the target was lost.

        Those that failed don't count.
        """
        ...


class Blocklist(Protocol):
    async def add(self, title_id: UUID, ban: Ban, now: datetime) -> bool: ...
    async def of_title(self, title_id: UUID) -> list[Ban]: ...


class Profiles(Protocol):
    async def list_all(self) -> list[tuple[QualityProfile, bool]]:
        """Each with whether it is the default."""
        ...

    async def lock(self, profile_id: UUID) -> tuple[QualityProfile, bool] | None: ...
    async def hold(self, profile_id: UUID | None) -> QualityProfile:
        """The profile, else the default one; nobody changes it until the commit."""
        ...

    async def save(self, profile: QualityProfile) -> None: ...
    async def remove(self, profile_id: UUID) -> None: ...
    async def set_default(self, profile_id: UUID) -> None: ...
    async def seed(self, profiles: Sequence[QualityProfile], default: str) -> None: ...


class Outbox(Protocol):
    def emit(self, *messages: Event | Command) -> None: ...


class Records(Outbox, Protocol):
    """Everything that is stored, within one transaction. What is emitted leaves with its commit."""

    @property
    def indexers(self) -> Indexers: ...
    @property
    def spending(self) -> Spending: ...
    @property
    def titles(self) -> Titles: ...
    @property
    def targets(self) -> Targets: ...
    @property
    def searches(self) -> Searches: ...
    @property
    def releases(self) -> Releases: ...
    @property
    def grabs(self) -> Grabs: ...
    @property
    def blocklist(self) -> Blocklist: ...
    @property
    def profiles(self) -> Profiles: ...
    @property
    def judging(self) -> JudgingStore: ...
    @property
    def decisions(self) -> Decisions: ...
    @property
    def held(self) -> HeldReleaseStore: ...
    @property
    def refs(self) -> TargetRefs: ...


class Store(Protocol):
    """Where transactions come from."""

    def begin(self, cause: Cause) -> AbstractAsyncContextManager[Records]: ...


class FeedPage(Protocol):
    """A page of results."""

    @property
    def offers(self) -> tuple[Offer, ...]: ...
    @property
    def items(self) -> int: ...
    @property
    def total(self) -> int | None: ...


class IndexerClient(Protocol):
    """Asks one indexer; raises IndexerFailure."""

    async def read_capabilities(self, indexer: Indexer) -> Capabilities: ...
    async def search(self, indexer: Indexer, query: Query, *, offset: int, limit: int) -> FeedPage: ...


class Proxy(Protocol):
    """Asks a Prowlarr or Jackett; raises IndexerFailure."""

    async def list_indexers(self, indexer: Indexer, /) -> tuple[RemoteIndexer, ...]: ...


class Fetcher(Protocol):
    """Fetches a torrent or magnet link; raises IndexerFailure."""

    async def fetch(self, offer: Offer, indexer: Indexer) -> Payload: ...


class LiveLine(Protocol):
    async def send(self, message: Live) -> None: ...


class Clock(Protocol):
    def __call__(self) -> datetime: ...
