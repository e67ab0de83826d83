"""Reads the feeds of all indexers in turn, each at its own time."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from contracts.envelope import Cause
from contracts.service import Service
from indexer.app.sync_feed import AFTER_GAP, FeedPorts, FeedReader, sync_feed
from indexer.domain.indexer import Indexer
from kit.schedule import DueLoop


@dataclass(frozen=True, slots=True)
class FeedSchedule:
    """When feeds are read. A new indexer's is read after one interval: its search has just told what it has."""

    begin: Callable[[Cause], AbstractAsyncContextManager[FeedPorts]]
    reader: FeedReader
    usually: timedelta
    """How often, for indexers that don't say it."""
    plans_changed: Callable[[], None]

    def loop(self) -> DueLoop:
        """Runs as long as the service."""
        return DueLoop(Service.INDEXER, "feeds", next_due=self._next_due, act=self._read_due)

    async def _next_due(self) -> datetime | None:
        async with self.begin(Cause.fresh()) as records:
            now = datetime.now(UTC)
            due = {one.id: now + self._every(one) for one in await records.indexers.list_all() if _has_feed(one)}
            await records.feeds.ensure(due)
            return await records.feeds.next_due(list(due))

    async def _read_due(self) -> None:
        cause, now = Cause.fresh(), datetime.now(UTC)
        async with self.begin(cause) as records:
            indexers = [indexer for indexer in await records.indexers.list_all() if _has_feed(indexer)]
        for indexer in indexers:
            async with self.begin(cause) as records:
                feed = await records.feeds.claim(indexer.id, now, now + self._every(indexer))
            if feed is None or indexer.health.rests(now):
                continue
            read, gap = await sync_feed(feed, indexer, cause=cause, reader=self.reader)
            async with self.begin(cause) as records:
                await records.feeds.save(read)
                if gap:
                    await records.feeds.search_within(AFTER_GAP, now)
            self.plans_changed()

    def _every(self, indexer: Indexer) -> timedelta:
        minutes = indexer.settings.rss_minutes
        return timedelta(minutes=minutes) if minutes else self.usually


def _has_feed(indexer: Indexer) -> bool:
    return indexer.settings.enabled and indexer.settings.rss and not indexer.is_proxy
