"""The feeds, for people."""

from datetime import datetime

from contracts.indexer.feed_asks import Feeds, FeedView, ReadFeed
from contracts.message import Done
from indexer.app.sync_feed import FeedPorts
from kit.errors import NotFound


async def list_feeds(*, records: FeedPorts) -> Feeds:
    """By the indexer's name; those that are switched off keep their last state."""
    names = {indexer.id: indexer.settings.name for indexer in await records.indexers.list_all()}
    feeds = [feed for feed in await records.feeds.list_all() if feed.indexer_id in names]
    views = [
        FeedView(
            indexer_id=feed.indexer_id,
            name=names[feed.indexer_id],
            next_at=feed.next_at,
            read_at=feed.read_at,
            fresh=feed.fresh,
            matched=feed.matched,
            taken=feed.taken,
            gap_at=feed.gap_at,
            error=feed.error,
        )
        for feed in feeds
    ]
    return Feeds(items=tuple(sorted(views, key=lambda view: (view.name, str(view.indexer_id)))))


async def read_feed_now(ask: ReadFeed, *, records: FeedPorts, now: datetime) -> Done:
    """Raises NotFound when the indexer has no feed."""
    if not await records.feeds.hasten(ask.indexer_id, now):
        raise NotFound(f"The indexer {ask.indexer_id} has no feed", advice="List the indexers, and look at `rss`")
    return Done()
