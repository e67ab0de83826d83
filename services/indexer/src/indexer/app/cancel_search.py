"""A person ends a search."""

from dataclasses import replace
from datetime import datetime

from contracts.indexer.asks import CancelSearch
from contracts.indexer.events import SearchCompleted
from contracts.indexer.values import SearchState
from contracts.message import Done
from indexer.app.ports import Records
from indexer.domain.pauses import next_search_at
from indexer.domain.search import Search
from kit.errors import Conflict, NotFound


async def cancel_search(ask: CancelSearch, *, records: Records, now: datetime) -> Done:
    """It is over with this, whoever runs it; its targets are searched for again in the next round.

    Raises:
        NotFound: there is no such search.
        Conflict: it is over already.
    """
    search = await records.searches.find(ask.search_id)
    if search is None:
        raise NotFound(f"There is no search {ask.search_id}", advice="List the searches")
    found, accepted = await records.releases.tally(search.id)
    ended = replace(search, state=SearchState.CANCELLED, found=found, accepted=accepted, finished_at=now)
    if not await records.searches.finish(ended):
        raise Conflict("The search is over already", advice="Look at what it found")
    if search.target_ids and not search.is_interactive:
        await records.targets.plan_at_latest(search.target_ids, next_search_at(search.target_ids[0], 1, now))
    records.emit(await _told(ended, records))
    return Done()


async def _told(search: Search, records: Records) -> SearchCompleted:
    refs = await records.refs.find_refs(list(search.target_ids))
    return SearchCompleted(
        search_id=search.id,
        title_id=search.title_id,
        origin=search.origin,
        targets=tuple(refs.values()),
        answers=search.answers,
        found=search.found,
        accepted=search.accepted,
        grabbed=search.grabbed,
        cancelled=True,
    )
