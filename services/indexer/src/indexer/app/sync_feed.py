"""Reads what is new in an indexer's feed, and takes what is wanted of it."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from contracts.envelope import Cause
from contracts.values import TitleKind
from indexer.app.note_answer import note_answer
from indexer.app.ports import IndexerClient, Records
from indexer.app.take_announced import take_announced
from indexer.app.take_best import TakingPorts
from indexer.app.take_turn import take_turn
from indexer.domain.budget import Purpose, Use
from indexer.domain.capabilities import Function
from indexer.domain.failure import IndexerFailure
from indexer.domain.feed import Feed, feed_key, newest
from indexer.domain.feed_matching import NamedOffer, keys_of, name_offer, offers_by_title
from indexer.domain.indexer import Indexer
from indexer.domain.offer import Offer
from indexer.domain.query import MOVIE_CATEGORY, TV_CATEGORY, Query

MAX_PAGES = 10
AFTER_GAP = timedelta(hours=1)
"""Within this time everything wanted is searched for, when a feed ran ahead of us."""
AT_ONCE = 50


class FeedStore(Protocol):
    """How far feeds were read."""

    async def list_all(self) -> list[Feed]: ...
    async def ensure(self, due: Mapping[UUID, datetime]) -> None:
        """Feeds that are not known are read then first; those that are known no later."""
        ...

    async def next_due(self, indexer_ids: list[UUID]) -> datetime | None: ...
    async def claim(self, indexer_id: UUID, now: datetime, next_at: datetime) -> Feed | None:
        """The feed when it is due; only one of several replicas gets it."""
        ...

    async def hasten(self, indexer_id: UUID, now: datetime) -> bool: ...
    async def save(self, feed: Feed) -> None: ...
    async def search_within(self, span: timedelta, now: datetime) -> None: ...


class FeedPorts(Records, Protocol):
    """What reading feeds stores."""

    @property
    def feeds(self) -> FeedStore: ...


@dataclass(frozen=True, slots=True)
class Reading:
    """The new offers, whether older new ones could not be reached any more, and why it ended too early."""

    fresh: tuple[Offer, ...]
    gap: bool = False
    stopped: str | None = None


@dataclass(frozen=True, slots=True)
class FeedReader:
    """What reading a feed needs."""

    client: IndexerClient
    taking: TakingPorts


async def sync_feed(feed: Feed, indexer: Indexer, *, cause: Cause, reader: FeedReader) -> tuple[Feed, bool]:
    """The feed as it is now, and whether there was a gap. Never raises for what the indexer does."""
    now = reader.taking.clock()
    try:
        reading = await read_fresh(feed, indexer, cause=cause, reader=reader)
    except IndexerFailure as failure:
        async with reader.taking.store.begin(cause) as records:
            await note_answer(indexer.id, failure, records=records, now=now)
        return replace(feed, error=failure.detail), False
    async with reader.taking.store.begin(cause) as records:
        await note_answer(indexer.id, None, records=records, now=now)
    matched, taken = await _take(reading.fresh, indexer, cause, reader)
    read = replace(
        feed,
        read_at=feed.read_at if reading.stopped else now,
        # What could not be reached for lack of requests is read next time.
        seen=feed.seen if reading.stopped else newest(reading.fresh, feed.seen),
        fresh=len(reading.fresh),
        matched=matched,
        taken=taken,
        gap_at=now if reading.gap else feed.gap_at,
        error=reading.stopped,
    )
    return read, reading.gap


async def read_fresh(feed: Feed, indexer: Indexer, *, cause: Cause, reader: FeedReader) -> Reading:
    """Page back until something is seen that was there at the last reading. The first reading takes one page.

    Only that tells that nothing was missed: an indexer that repeats its page, or ends, may have more that is new.
    """
    seen, fresh = frozenset(feed.seen), dict[str, Offer]()
    categories = indexer.settings.categories or (MOVIE_CATEGORY, TV_CATEGORY)
    query = Query(Function.SEARCH, (("cat", ",".join(map(str, categories))),))
    size = indexer.capabilities.page_size if indexer.capabilities else 100
    offset = 0
    for _ in range(MAX_PAGES if seen else 1):
        if not await _wait_for_turn(indexer, cause, reader):
            return Reading(tuple(fresh.values()), stopped="what is left of its budget is for people")
        page = await reader.client.search(indexer, query, offset=offset, limit=size)
        offset += page.items
        offers = {feed_key(offer): offer for offer in page.offers}
        news = {key: offer for key, offer in offers.items() if key not in seen}
        is_last = news.keys() <= fresh.keys() or (page.total is not None and offset >= page.total)
        fresh |= news
        if len(news) < len(offers):
            return Reading(tuple(fresh.values()))
        if is_last:
            break
    return Reading(tuple(fresh.values()), gap=bool(seen and fresh))


async def _wait_for_turn(indexer: Indexer, cause: Cause, reader: FeedReader) -> bool:
    """False when its budget is used up, or what is left is for people."""
    now = reader.taking.clock()
    async with reader.taking.store.begin(cause) as records:
        turn = await take_turn(indexer, Use.QUERY, Purpose.FEED, records=records, now=now)
    if turn.at:
        await asyncio.sleep(max((turn.at - now).total_seconds(), 0))
    return turn.at is not None


async def _take(offers: Sequence[Offer], indexer: Indexer, cause: Cause, reader: FeedReader) -> tuple[int, int]:
    """How many were of monitored titles, and how many targets got one."""
    by_title = await _of_monitored_titles(offers, cause, reader)
    taken = 0
    for title_id, fitting in by_title.items():
        async with reader.taking.store.begin(cause) as records:
            indexers = {one.id: one for one in await records.indexers.list_all()}
        announced = await take_announced(
            title_id, fitting, indexers={**indexers, indexer.id: indexer}, cause=cause, ports=reader.taking
        )
        taken += announced.taken if announced else 0
    return sum(map(len, by_title.values())), taken


async def _of_monitored_titles(offers: Sequence[Offer], cause: Cause, reader: FeedReader) -> dict[UUID, list[Offer]]:
    """The offers by the monitored titles that they are of."""
    read: list[NamedOffer] = []
    for number, offer in enumerate(offers, start=1):
        read += [named] if (named := name_offer(offer)) else []
        if number % AT_ONCE == 0:
            await asyncio.sleep(0)
    async with reader.taking.store.begin(cause) as records:
        titles = [facts for kind in TitleKind for facts in await records.titles.find_by_keys(kind, keys_of(read, kind))]
        found = offers_by_title(read, titles)
        monitored = await records.targets.monitored_among(list(found))
    return {title_id: fitting for title_id, fitting in found.items() if title_id in monitored}
