"""How soon a person who searches sees something."""

import asyncio
import time
from dataclasses import dataclass, field
from uuid import UUID

import defusedxml.ElementTree as Xml
from nats.aio.msg import Msg
from starlette.requests import Request
from starlette.responses import Response

from bench.grab_bench import facts_of
from bench.lab import Figures, Lab
from bench.measuring import milliseconds_since, p50_and_p95, repeat
from bench.references import BODY
from bench.words import episode_release
from contracts.catalog.values import TitleFacts
from contracts.indexer.asks import StartSearch
from contracts.indexer.events import SearchCompleted
from contracts.indexer.live import ReleaseFound
from contracts.indexer.values import SearchView
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import FakeTorznab
from integration.indexer.world import add, wanted
from kit.errors import NotFound
from support.stack import Stack

DELAYS_SECONDS = (0.05, 0.4, 0.5)
RELEASES = 100
TIMES = 12


@dataclass
class TimedTorznab(FakeTorznab):
    """An indexer that notes when it answered; its feed is made beforehand."""

    feed: str = ""
    answered_at: list[float] = field(default_factory=list)

    def list_for(self, facts: TitleFacts, offset: int) -> None:
        """100 releases of a season, other ones than the other indexers have."""
        self.listed.clear()
        for at in range(offset, offset + RELEASES):
            self.add(
                episode_release(facts.name, 1, 1 + at % 8, at), attributes={"tvdbid": str(facts.external_ids.tvdb)}
            )
        self.feed = self._feed(0)
        self.answer = self._answer_now

    async def _answer_now(self, _: Request) -> Response:
        self.answered_at.append(time.perf_counter())
        return Response(self.feed, media_type="application/rss+xml")


async def bench_search(lab: Lab) -> Figures:
    """From the first indexer's answer to the first `ReleaseFound`; three indexers list 100 releases each."""
    fakes = [TimedTorznab(delay_seconds=delay) for delay in DELAYS_SECONDS]
    async with lab.stack() as stack, fakes[0].serving(), fakes[1].serving(), fakes[2].serving():
        async with stack.running(DEFINITION, IndexerServiceSettings):
            for place, fake in enumerate(fakes):
                await add(stack, fake, f"Index {place}")
            taken = await repeat(lambda number: _search(stack, fakes, number), times=TIMES, warm_up=2)
        bare = await _parse_and_publish(stack, fakes[0].feed)
    name = "first indexer's answer → first judged result"
    return p50_and_p95(name, taken, "the same feed parsed + one bare message", bare, below_ms=50)


async def _search(stack: Stack, fakes: list[TimedTorznab], number: int) -> float:
    facts = facts_of(number)
    for place, fake in enumerate(fakes):
        fake.answered_at.clear()
        fake.list_for(facts, place * RELEASES)
    for episode in range(1, 9):
        await stack.publish(wanted(facts, 1, episode, search=False))
    stack.received.clear()
    first: asyncio.Future[float] = asyncio.get_running_loop().create_future()

    async def arrived(_: Msg) -> None:
        if not first.done():
            first.set_result(time.perf_counter())

    subscription = await stack.operator.subscribe(ReleaseFound.subject(), cb=arrived)
    await _start(stack, facts.title_id)
    seen_at = await first
    await stack.expect(SearchCompleted)
    await subscription.unsubscribe()
    return (seen_at - min(fake.answered_at[0] for fake in fakes)) * 1000


async def _start(stack: Stack, title_id: UUID) -> SearchView:
    """The title may still be on its way to the indexer."""
    while True:
        try:
            return await stack.ask(StartSearch(title_id=title_id, season=1), SearchView)
        except NotFound:
            await asyncio.sleep(0.02)


async def _parse_and_publish(stack: Stack, feed: str) -> list[float]:
    arrived = asyncio.Event()

    async def note(_: Msg) -> None:
        arrived.set()

    await stack.operator.subscribe("bare", cb=note)

    async def once(_: int) -> float:
        arrived.clear()
        began = time.perf_counter()
        Xml.fromstring(feed)
        await stack.operator.publish("bare", BODY)
        await arrived.wait()
        return milliseconds_since(began)

    return await repeat(once, times=30)
