"""Searches the metadata sources, and marks what is in the catalog already."""

from catalog.app.ports import Begin, MetadataSource
from contracts.catalog.asks import FoundTitle, FoundTitles, ListTrending, SearchMetadata
from contracts.metadata import SearchHits
from contracts.values import TitleKind


async def search_metadata(ask: SearchMetadata, *, begin: Begin, source: MetadataSource) -> FoundTitles:
    """One page of hits.

    Raises:
        Unavailable: the source is away and no older answer is kept.
    """
    hits = await source.search(ask.kind, ask.query.strip(), ask.source, ask.page)
    return await _marked(ask.kind, hits, begin)


async def list_trending(ask: ListTrending, *, begin: Begin, source: MetadataSource) -> FoundTitles:
    """What is popular now and not in the catalog."""
    found = await _marked(ask.kind, await source.trending(ask.kind, ask.source, ask.page), begin)
    return found.model_copy(update={"items": tuple(item for item in found.items if item.title_id is None)})


async def _marked(kind: TitleKind, hits: SearchHits, begin: Begin) -> FoundTitles:
    async with begin() as store:
        known = await store.titles.find_known(kind, hits.hits)
    return FoundTitles(
        items=tuple(FoundTitle(hit=hit, title_id=id_) for hit, id_ in zip(hits.hits, known, strict=True)),
        page=hits.page,
        total_pages=hits.total_pages,
        stale=hits.stale,
    )
