"""Searches, for people."""

from contracts.indexer.asks import GetSearch, ListSearches, Searches
from contracts.indexer.values import SearchView
from indexer.app.ports import Records
from indexer.app.views import view_search
from kit.errors import NotFound
from kit.paging import encode_cursor


async def get_search(ask: GetSearch, *, records: Records) -> SearchView:
    """One search and how far it is. Raises NotFound."""
    search = await records.searches.find(ask.search_id)
    if search is None:
        raise NotFound(f"There is no search {ask.search_id}", advice="List the searches")
    return view_search(search, await records.titles.find(search.title_id))


async def list_searches(ask: ListSearches, *, records: Records) -> Searches:
    """One page, the newest first."""
    rows = await records.searches.list_page(ask.title_id, ask.page.limit + 1, ask.page.cursor)
    page, more = rows[: ask.page.limit], len(rows) > ask.page.limit
    facts = await records.titles.find_many({search.title_id for search in page})
    return Searches(
        items=tuple(view_search(search, facts.get(search.title_id)) for search in page),
        next_cursor=encode_cursor(page[-1].started_at.isoformat(), str(page[-1].id)) if more else None,
    )
