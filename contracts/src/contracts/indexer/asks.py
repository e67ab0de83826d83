"""What the indexer answers."""

from typing import Annotated, ClassVar
from uuid import UUID

from pydantic import Field

from contracts.health import GetHealth
from contracts.indexer.values import IndexerSettings, IndexerTest, IndexerView, ProfileView, ReleaseView, SearchView
from contracts.message import Ask, Done, Value
from contracts.service import Service
from contracts.values import Page


class IndexerAsk(Ask):
    """An ask that the indexer answers."""

    owner: ClassVar[Service] = Service.INDEXER


class GetIndexerHealth(GetHealth):
    """Can the indexer work?"""

    owner: ClassVar[Service] = Service.INDEXER


class Indexers(Value):
    """All indexers; there are few."""

    items: tuple[IndexerView, ...]


class ListIndexers(IndexerAsk):
    """All indexers with their state."""

    answer: ClassVar[type[Value]] = Indexers


class AddIndexer(IndexerAsk):
    """Add an indexer. A Prowlarr brings each of its indexers."""

    answer: ClassVar[type[Value]] = IndexerView
    timeout_seconds: ClassVar[float] = 30.0
    settings: IndexerSettings


class EditIndexer(IndexerAsk):
    """Replace an indexer's settings; an empty key keeps the stored one."""

    answer: ClassVar[type[Value]] = IndexerView
    timeout_seconds: ClassVar[float] = 30.0
    indexer_id: UUID
    settings: IndexerSettings


class RemoveIndexer(IndexerAsk):
    """Forget an indexer, and those found through it."""

    answer: ClassVar[type[Value]] = Done
    indexer_id: UUID


class TestIndexer(IndexerAsk):
    """Try settings without storing them; an empty key with `indexer_id` uses the stored one."""

    __test__ = False  # not a test, whatever its name says to pytest
    answer: ClassVar[type[Value]] = IndexerTest
    timeout_seconds: ClassVar[float] = 60.0
    settings: IndexerSettings
    indexer_id: UUID | None = None


class StartSearch(IndexerAsk):
    """Start an interactive search. Results come as `ReleaseFound` and stay readable through `ListReleases`."""

    answer: ClassVar[type[Value]] = SearchView
    title_id: UUID
    season: int | None = None
    target_ids: tuple[UUID, ...] = ()
    query: Annotated[str | None, Field(max_length=200)] = None
    """Free text instead of the title's own queries."""


class GetSearch(IndexerAsk):
    """A search and how far it is."""

    answer: ClassVar[type[Value]] = SearchView
    search_id: UUID


class CancelSearch(IndexerAsk):
    """End a search: indexers that were not asked yet are not asked; what was found is kept, and nothing is taken."""

    answer: ClassVar[type[Value]] = Done
    search_id: UUID


class Searches(Value):
    """One page of searches, the newest first."""

    items: tuple[SearchView, ...]
    next_cursor: str | None = None


class ListSearches(IndexerAsk):
    """Searches, automatic ones too."""

    answer: ClassVar[type[Value]] = Searches
    title_id: UUID | None = None
    page: Page = Page()


class Releases(Value):
    """One page of judged releases, the best first."""

    items: tuple[ReleaseView, ...]
    next_cursor: str | None = None
    total: int


class ListReleases(IndexerAsk):
    """The judged releases of a search."""

    answer: ClassVar[type[Value]] = Releases
    search_id: UUID
    page: Page = Page()


class GrabRelease(IndexerAsk):
    """Take a release. A rejected one needs `despite_rejections`."""

    answer: ClassVar[type[Value]] = Done
    timeout_seconds: ClassVar[float] = 90.0
    release_id: UUID
    despite_rejections: bool = False


class Profiles(Value):
    """All quality profiles; there are few."""

    items: tuple[ProfileView, ...]


class ListProfiles(IndexerAsk):
    """All quality profiles."""

    answer: ClassVar[type[Value]] = Profiles
