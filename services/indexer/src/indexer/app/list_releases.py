"""The judged releases of a search."""

from contracts.indexer.asks import ListReleases, Releases
from indexer.app.ports import Records
from kit.errors import NotFound
from kit.paging import encode_cursor


async def list_releases(ask: ListReleases, *, records: Records) -> Releases:
    """One page, the best first. Raises NotFound when the search is not kept."""
    if await records.searches.find(ask.search_id) is None:
        raise NotFound(f"There is no search {ask.search_id}", advice="List the searches")
    rows = await records.releases.list_page(ask.search_id, ask.page.limit + 1, ask.page.cursor)
    page, more = rows[: ask.page.limit], len(rows) > ask.page.limit
    position, last = page[-1] if page else (0, None)
    return Releases(
        items=tuple(view for _, view in page),
        next_cursor=encode_cursor(str(position), str(last.release_id)) if more and last else None,
        total=await records.releases.count(ask.search_id),
    )
