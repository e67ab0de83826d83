"""Searches that somebody asks for."""

from datetime import datetime
from uuid import UUID, uuid5

from contracts.envelope import Cause
from contracts.ids import NAMESPACE, new_id
from contracts.indexer.asks import StartSearch
from contracts.indexer.commands import SearchRequested
from contracts.indexer.values import SearchOrigin, SearchView
from indexer.app.ports import Records
from indexer.app.views import view_search
from indexer.domain.search import Search
from kit.errors import NotFound


async def request_search(
    command: SearchRequested, *, command_id: UUID, cause: Cause, records: Records, now: datetime
) -> None:
    """Put a search in the queue; the same command twice makes one search."""
    search = Search(
        id=uuid5(NAMESPACE, f"search:{command_id}"),
        title_id=command.title_id,
        origin=SearchOrigin.REQUESTED if command.origin is SearchOrigin.INTERACTIVE else command.origin,
        cause=cause,
        started_at=now,
        season=command.season,
        target_ids=command.target_ids,
    )
    await records.searches.add(search)


async def start_search(ask: StartSearch, *, cause: Cause, records: Records, now: datetime) -> SearchView:
    """Put an interactive search in the queue; it starts at once."""
    facts = await records.titles.find(ask.title_id)
    if facts is None:
        raise NotFound(f"No title {ask.title_id} is known to the indexer", advice="Add the title, and try again")
    search = Search(
        id=new_id(),
        title_id=ask.title_id,
        origin=SearchOrigin.INTERACTIVE,
        cause=cause,
        started_at=now,
        season=ask.season,
        target_ids=ask.target_ids,
        query=ask.query or None,
    )
    await records.searches.add(search)
    return view_search(search, facts)
