"""Adds a movie from a metadata source."""

from datetime import datetime
from uuid import UUID

from catalog.app.add_title import add_title, added_events, find_added_before, find_library
from catalog.app.ports import Begin, MetadataSource
from catalog.app.settle_targets import Why, settle_targets
from catalog.app.sync_images import sync_images
from catalog.domain.describing import wanted_images
from catalog.domain.titles import Library, Title
from contracts.catalog.asks import AddMovie
from contracts.catalog.events import MovieAdded
from contracts.catalog.values import TitleView, WantedReason
from contracts.ids import new_id
from contracts.values import TitleKind


async def add_movie(
    ask: AddMovie, *, begin: Begin, source: MetadataSource, ask_id: UUID | None, now: datetime
) -> TitleView:
    """Fetch the movie, store it, and tell whether it is wanted.

    Raises:
        Conflict: it is there already.
        NotFound: the source does not know it, or there is no library for movies.
        Unavailable: the source is away.
    """
    async with begin() as store:
        if added := await find_added_before(ask, TitleKind.MOVIE, store=store, ask_id=ask_id):
            return added
    metadata = await source.get_movie(ask.source, ask.source_id)
    async with begin() as store:
        ids = metadata.external_ids
        if added := await find_added_before(ask, TitleKind.MOVIE, store=store, ask_id=ask_id, ids=ids):
            return added
        library = await find_library(ask.library_id, TitleKind.MOVIE, store)
        title = await add_title(_blank(ask, library, now), library, ask, metadata, store=store, ask_id=ask_id)
        await sync_images(title.id, wanted_images(metadata, ()), store=store, now=now)
        events = await settle_targets(title, Why(WantedReason.ADDED, search=ask.search), store=store, now=now)
        store.emit(*added_events(MovieAdded, title, events))
        return await store.title_views.get(title.id)


def _blank(ask: AddMovie, library: Library, now: datetime) -> Title:
    return Title(
        id=new_id(),
        kind=TitleKind.MOVIE,
        library_id=library.id,
        source=ask.source,
        source_id=ask.source_id,
        name="",
        folder="",
        added_at=now,
        monitored=ask.monitored,
        minimum_availability=ask.minimum_availability,
    )
