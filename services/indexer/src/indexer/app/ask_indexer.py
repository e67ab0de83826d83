"""Asks one indexer for a wish, within its spacing and its budget."""

import asyncio
from dataclasses import dataclass
from datetime import datetime

from contracts.envelope import Cause
from contracts.indexer.values import IndexerAnswer
from indexer.app.ports import Clock, IndexerClient, Store
from indexer.app.take_turn import take_turn
from indexer.domain.budget import Purpose, Turn, Use
from indexer.domain.capabilities import Capabilities
from indexer.domain.failure import FailureKind, IndexerFailure
from indexer.domain.indexer import Indexer
from indexer.domain.offer import Offer
from indexer.domain.query import Query, plan_queries
from indexer.domain.wish import Wish

MAX_PAGES = 30
MAX_RESULTS = 1000
LONGEST_SECONDS = 900.0
"""For all pages of all queries together, waits between them included."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What an indexer gave, even when it failed later on. `skipped` tells why it was not asked at all."""

    indexer: Indexer
    offers: tuple[Offer, ...]
    took_ms: int
    failure: IndexerFailure | None = None
    skipped: str | None = None
    skipped_until: datetime | None = None

    @property
    def answer(self) -> IndexerAnswer:
        """For people."""
        return IndexerAnswer(
            indexer_id=self.indexer.id,
            name=self.indexer.settings.name,
            results=len(self.offers),
            took_ms=self.took_ms,
            error=self.skipped or (self.failure.detail if self.failure else None),
        )


class _BudgetUsedUp(Exception):  # noqa: N818 - named after what happened
    def __init__(self, turn: Turn) -> None:
        super().__init__(turn.reason)
        self.turn = turn


@dataclass(frozen=True, slots=True)
class AskingPorts:
    """What asking needs."""

    store: Store
    client: IndexerClient
    clock: Clock


async def ask_indexer(
    indexer: Indexer, wish: Wish, *, cause: Cause, ports: AskingPorts, purpose: Purpose, stop: asyncio.Event
) -> Asked:
    """All that it offers, or had offered when the search was stopped; never raises for what the indexer does."""
    began = ports.clock()
    if indexer.health.rests(began):
        until = indexer.health.retry_at
        return Asked(indexer, (), 0, skipped=f"left alone until {until:%H:%M} UTC after failures", skipped_until=until)
    offers: dict[tuple[str, str | None], Offer] = {}
    failure, skipped, until = None, None, None
    try:
        async with asyncio.timeout(LONGEST_SECONDS):
            await _collect(_Asking(indexer, cause, ports, purpose, offers), wish)
    except IndexerFailure as failed:
        failure = failed
    except TimeoutError:
        failure = IndexerFailure(FailureKind.UNREACHABLE, f"not done within {LONGEST_SECONDS:g} s")
    except asyncio.CancelledError:
        if not stop.is_set():
            raise
        skipped = "the search was cancelled"
    except _BudgetUsedUp as used_up:
        skipped, until = used_up.turn.reason, used_up.turn.until
    took = ports.clock() - began
    return Asked(indexer, tuple(offers.values()), round(took.total_seconds() * 1000), failure, skipped, until)


@dataclass(frozen=True, slots=True)
class _Asking:
    indexer: Indexer
    cause: Cause
    ports: AskingPorts
    purpose: Purpose
    offers: dict[tuple[str, str | None], Offer]

    async def wait_for_turn(self) -> None:
        now = self.ports.clock()
        async with self.ports.store.begin(self.cause) as records:
            turn = await take_turn(self.indexer, Use.QUERY, self.purpose, records=records, now=now)
        if turn.at is None:
            raise _BudgetUsedUp(turn)
        await asyncio.sleep(max((turn.at - now).total_seconds(), 0))

    def add(self, offers: tuple[Offer, ...]) -> int:
        """How many of them are new."""
        before = len(self.offers)
        for offer in offers:
            self.offers.setdefault((offer.name, offer.download_url or offer.magnet), offer)
        return len(self.offers) - before


async def _collect(asking: _Asking, wish: Wish) -> None:
    capabilities = await _capabilities(asking)
    tiers = plan_queries(wish, capabilities, asking.indexer.settings.categories)
    if not tiers:
        raise IndexerFailure(FailureKind.UNSUPPORTED, "it has no search for this kind of title")
    for tier in tiers:
        for query in tier:
            await _read_pages(asking, query, capabilities.page_size)
        if asking.offers:
            return


async def _read_pages(asking: _Asking, query: Query, page_size: int) -> None:
    offset = 0
    for _ in range(MAX_PAGES):
        await asking.wait_for_turn()
        page = await asking.ports.client.search(asking.indexer, query, offset=offset, limit=page_size)
        fresh = asking.add(page.offers)
        offset += page.items
        whole = page.items < page_size if page.total is None else offset >= page.total
        if whole or not fresh or len(asking.offers) >= MAX_RESULTS:
            return


async def _capabilities(asking: _Asking) -> Capabilities:
    """As kept, or read anew once a day; old ones serve while the indexer does not tell them."""
    indexer, now = asking.indexer, asking.ports.clock()
    if known := indexer.fresh_capabilities(now):
        return known
    try:
        found = await asking.ports.client.read_capabilities(indexer)
    except IndexerFailure:
        if indexer.capabilities is None:
            raise
        return indexer.capabilities
    await _keep(asking, found, now)
    return found


async def _keep(asking: _Asking, capabilities: Capabilities, now: datetime) -> None:
    async with asking.ports.store.begin(asking.cause) as records:
        await records.indexers.save_capabilities(asking.indexer.id, capabilities, now)
