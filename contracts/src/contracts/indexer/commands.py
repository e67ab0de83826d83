"""Work that the indexer does."""

from typing import ClassVar, Self
from uuid import UUID

from contracts.indexer.values import SearchOrigin
from contracts.message import Command
from contracts.service import Service
from contracts.values import EXAMPLE_TITLE


class SearchRequested(Command):
    """Search for the wanted targets of a title: all, those of a season, or the named ones."""

    owner: ClassVar[Service] = Service.INDEXER
    title_id: UUID
    season: int | None = None
    target_ids: tuple[UUID, ...] = ()
    origin: SearchOrigin = SearchOrigin.REQUESTED

    @classmethod
    def example(cls) -> Self:
        return cls(title_id=EXAMPLE_TITLE, season=1)

    def key(self) -> UUID:
        return self.title_id
