"""Reads the feeds of all indexers, each at its own time."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from contracts.envelope import Cause
from contracts.service import Service
from indexer.app.sync_feed import AFTER_GAP, FeedPorts, FeedReader, sync_feed
from indexer.domain.indexer import Indexer
from kit.schedule import DueLoop

AT_ONCE = 4
"""Feeds that are due together are read side by side: a slow indexer does not keep the others waiting."""


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
        cause, places = Cause.fresh(), asyncio.Semaphore(AT_ONCE)
        async with self.begin(cause) as records:
            indexers = [indexer for indexer in await records.indexers.list_all() if _has_feed(indexer)]

        async def read_in_turn(indexer: Indexer) -> None:
            async with places:
                await self._read(indexer, cause)

        for ended in await asyncio.gather(*map(read_in_turn, indexers), return_exceptions=True):
            if isinstance(ended, BaseException):
                raise ended

    async def _read(self, indexer: Indexer, cause: Cause) -> None:
        now = datetime.now(UTC)
        async with self.begin(cause) as records:
            feed = await records.feeds.claim(indexer.id, now, now + self._every(indexer))
        if feed is None or indexer.health.rests(now):
            return
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
