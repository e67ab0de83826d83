"""A search, as it is kept while it runs and afterwards."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from contracts.envelope import Cause
from contracts.indexer.values import IndexerAnswer, SearchOrigin, SearchState


@dataclass(frozen=True, slots=True)
class Search:
    """What is searched for: a title's wanted targets, those of a season, or the named ones; or free text.

    `retry_of` is the search whose kept releases are looked at first. `cause` is carried by all that follows from it.
    """

    id: UUID
    title_id: UUID
    origin: SearchOrigin
    cause: Cause
    started_at: datetime
    season: int | None = None
    target_ids: tuple[UUID, ...] = ()
    query: str | None = None
    retry_of: UUID | None = None
    state: SearchState = SearchState.RUNNING
    answers: tuple[IndexerAnswer, ...] = ()
    found: int = 0
    accepted: int = 0
    grabbed: str | None = None
    finished_at: datetime | None = None
    attempts: int = 0

    @property
    def is_interactive(self) -> bool:
        """Whether a person looks at the results and takes one."""
        return self.origin is SearchOrigin.INTERACTIVE
