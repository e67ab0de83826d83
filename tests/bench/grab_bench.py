"""How soon a wish is a requested torrent, when indexers take their time."""

import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager

import httpx

from bench.lab import Figures, Lab
from bench.measuring import milliseconds_since, p50_and_p95, repeat
from bench.words import episode_release, name_of
from contracts.catalog.values import TitleFacts
from contracts.downloader.commands import TorrentRequested
from contracts.values import ExternalIds
from indexer.bootstrap import DEFINITION
from indexer.settings import IndexerServiceSettings
from integration.indexer.fake_torznab import KEY, FakeTorznab
from integration.indexer.world import add, show, wanted
from support.stack import Stack

INDEXERS = 3
DELAY_SECONDS = 0.3
RELEASES = 20
TIMES = 20


async def bench_grab(lab: Lab) -> Figures:
    """From the publishing of `TargetWanted` to the arrival of `TorrentRequested`; each indexer lists 20 releases."""
    async with (
        lab.stack() as stack,
        three_indexers(stack) as fakes,
        stack.running(DEFINITION, IndexerServiceSettings),
    ):
        for place, fake in enumerate(fakes):
            await add(stack, fake, f"Index {place}")
        taken = await repeat(lambda number: _grab(stack, fakes, number), times=TIMES)
        bare = await _ask_barely(fakes[0])
    name = "wish → torrent requested, 3 indexers of 300 ms"
    return p50_and_p95(name, taken, "one bare request to such an indexer", bare, below_ms=450)


@asynccontextmanager
async def three_indexers(stack: Stack) -> AsyncIterator[list[FakeTorznab]]:
    """Indexers that answer after 300 ms, on loopback."""
    async with AsyncExitStack() as opened:
        yield [
            await opened.enter_async_context(FakeTorznab(delay_seconds=DELAY_SECONDS).serving())
            for _ in range(INDEXERS)
        ]


def facts_of(number: int) -> TitleFacts:
    """A show that differs from all others in name and ids."""
    ids = ExternalIds(tvdb=100_000 + number, imdb=f"tt{8_000_000 + number}")
    return show(name=name_of(number)).model_copy(update={"external_ids": ids, "aliases": ()})


async def _grab(stack: Stack, fakes: list[FakeTorznab], number: int) -> float:
    facts = facts_of(number)
    for fake in fakes:
        fake.listed.clear()
        for at in range(RELEASES):
            fake.add(episode_release(facts.name, 1, 2, at), attributes={"tvdbid": str(facts.external_ids.tvdb)})
    stack.received.clear()
    began = time.perf_counter()
    await stack.publish(wanted(facts, 1, 2))
    await stack.expect(TorrentRequested)
    return milliseconds_since(began)


async def _ask_barely(fake: FakeTorznab) -> list[float]:
    async with httpx.AsyncClient() as client:

        async def once(_: int) -> None:
            answer = await client.get(f"{fake.url}/api", params={"t": "tvsearch", "apikey": KEY})
            answer.raise_for_status()

        return await repeat(once, times=10)
