"""How many events a second go from a committed outbox row through NATS to a committed inbox row."""

import asyncio
import time

from nats.js.api import ConsumerConfig

from bench.bus_sender import Sender
from bench.bus_services import Counter, receiver
from bench.figure import Figure, Reference, at_least
from bench.lab import Figures, Lab
from bench.references import BODY, UNREAD, bare_table, side_by_side
from kit.bus.naming import stream_name
from kit.settings import ServiceSettings
from support.servers import NatsServer, PostgresServer
from support.stack import Stack

LEAST, MOST = 500, 4_000
SECONDS = 8.0
"""For about so long events are sent, after a few that warm up."""
PER_UNIT = 10
"""As an added show emits: itself and what is wanted of it."""
RAW_EVENTS = 2_000
AT_ONCE = 16
BATCH = 100


async def bench_bus(lab: Lab) -> Figures:
    """One service emits, another handles, each in a process of its own."""
    nats, postgres = await lab.servers()
    through, committed = await _through(nats, postgres)
    async with lab.stack() as stack:
        raw_nats = await _raw_nats(stack)
        raw_commits = await _raw_commits(stack)
    return [
        Figure(
            "events outbox → NATS → inbox, to the last handled",
            through,
            "events/s",
            Reference("raw nats-py publish and fetch", raw_nats),
            at_least(2000),
        ),
        Figure(
            "the same beside the database",
            through,
            "events/s",
            Reference("raw asyncpg, an insert and a commit each", raw_commits),
        ),
        Figure(
            f"events committed to the outbox, {PER_UNIT} a transaction",
            committed,
            "events/s",
            Reference("raw asyncpg, an insert and a commit each", raw_commits),
        ),
    ]


async def _through(nats: NatsServer, postgres: PostgresServer) -> tuple[float, float]:
    # Not the lab's stack: its witness would read every event, too.
    async with Stack.open(nats, postgres):
        pass
    operator = await nats.connect()
    stack = Stack(nats, postgres, operator)
    try:
        run = _Run()
        async with (
            stack.running(receiver(Counter(run.count)), ServiceSettings),
            Sender.running(stack) as sender,
        ):
            warm, _ = await run.send(sender, LEAST)
            count = round(min(max(warm * SECONDS, LEAST), MOST) / PER_UNIT) * PER_UNIT
            return await run.send(sender, count)
    finally:
        await operator.close()


class _Run:
    """Counts handled events until as many came as were sent."""

    def __init__(self) -> None:
        self._left = 0
        self._done = asyncio.Event()

    def count(self) -> None:
        self._left -= 1
        if self._left == 0:
            self._done.set()

    async def send(self, sender: Sender, count: int) -> tuple[float, float]:
        """Events a second: through everything, and into the outbox."""
        self._left = count
        self._done.clear()
        began = time.perf_counter()
        took = await sender.send(count=count, per_unit=PER_UNIT)
        await self._done.wait()
        return count / (time.perf_counter() - began), count / took


async def _raw_nats(stack: Stack) -> float:
    """Published with acks, some at a time, then fetched and acked: both, one after the other."""
    stream, subject = stream_name(UNREAD), UNREAD.subject()
    jetstream = stack.operator.jetstream(publish_async_max_pending=AT_ONCE)
    began = time.perf_counter()
    pending = [await jetstream.publish_async(subject, BODY) for _ in range(RAW_EVENTS)]
    await asyncio.gather(*pending)
    reader = await jetstream.pull_subscribe(
        subject, durable="raw", stream=stream, config=ConsumerConfig(max_ack_pending=RAW_EVENTS)
    )
    left = RAW_EVENTS
    while left:
        messages = await reader.fetch(min(BATCH, left), timeout=5)
        await asyncio.gather(*(message.ack() for message in messages))
        left -= len(messages)
    return RAW_EVENTS / (time.perf_counter() - began)


async def _raw_commits(stack: Stack) -> float:
    """One connection, one row and one commit after another."""
    count = MOST // 4
    async with bare_table(stack) as sql:
        began = time.perf_counter()
        await side_by_side(count, 1, lambda: sql.execute("insert into bare (body) values ($1)", BODY))
        return count / (time.perf_counter() - began)
