"""A durable consumer at work: pulls, keeps order per key, beats while work takes long, drains on stop."""

import asyncio
import contextlib
import zlib
from collections.abc import Awaitable, Callable

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.errors import Error as NatsError

from kit.bus.durables import ACK_WAIT_SECONDS, Durable, reconcile
from kit.bus.puller import HEARTBEAT_SECONDS, Puller
from kit.waiting import wait_at_most

AHEAD_PER_LANE = 8
_RETRY_SECONDS = 1.0


class Consumer:
    """Feeds messages to `lanes` workers; messages of one key always take the same lane."""

    def __init__(
        self, client: Client, durable: Durable, deliver: Callable[[Msg], Awaitable[None]], *, lanes: int
    ) -> None:
        self.durable = durable
        self._client = client
        self._deliver = deliver
        self._lanes: tuple[asyncio.Queue[Msg], ...] = tuple(asyncio.Queue() for _ in range(lanes))
        # By identity: the client's messages have no hash.
        self._in_hand: dict[int, Msg] = {}
        self._running: set[int] = set()
        self._puller = Puller(client, durable.stream, durable.name, capacity=lanes * AHEAD_PER_LANE, take=self._take)
        self._tasks: list[asyncio.Task[None]] = []
        self._drained = asyncio.Event()
        self._stopping = False

    async def start(self) -> None:
        """Make sure that the consumer exists and begin."""
        await reconcile(self._client, self.durable)
        await self._puller.start()
        loop = asyncio.get_running_loop()
        self._tasks = [loop.create_task(self._work(lane)) for lane in self._lanes]
        self._tasks += [loop.create_task(self._beat()), loop.create_task(self._watch())]

    async def stop(self, drain_seconds: float) -> None:
        """Fetch nothing more, give back what was not begun, let what runs finish within the time."""
        self._stopping = True
        await self._puller.stop()
        for lane in self._lanes:
            while not lane.empty():
                await self._give_back(lane.get_nowait())
        self._drained.clear()
        if self._running:
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._drained.wait(), drain_seconds)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def reconnected(self) -> None:
        """The connection was lost and is back: what the server owed is forgotten."""
        await self._puller.restart()

    @property
    def lives(self) -> bool:
        """Whether the server was heard within two heartbeats and the consumer exists."""
        return not self._puller.lost.is_set() and self._puller.silent_seconds < 2.5 * HEARTBEAT_SECONDS

    def _take(self, msg: Msg) -> None:
        self._in_hand[id(msg)] = msg
        key = (msg.headers or {}).get("ce-partitionkey", msg.subject)
        self._lanes[zlib.crc32(key.encode()) % len(self._lanes)].put_nowait(msg)

    async def _work(self, lane: asyncio.Queue[Msg]) -> None:
        while True:
            msg = await lane.get()
            if self._stopping:
                await self._give_back(msg)
                continue
            self._running.add(id(msg))
            try:
                await self._deliver(msg)
            except (NatsError, OSError):
                # Neither ack nor nak reached the server: it will deliver again after the wait, and the inbox knows.
                await asyncio.sleep(_RETRY_SECONDS)
            finally:
                self._running.discard(id(msg))
                self._in_hand.pop(id(msg), None)
                self._puller.finished()
                if not self._running:
                    self._drained.set()

    async def _give_back(self, msg: Msg) -> None:
        self._in_hand.pop(id(msg), None)
        with contextlib.suppress(NatsError, OSError):
            await msg.nak()

    async def _beat(self) -> None:
        """Tell the server that work goes on, for messages that wait in a lane too."""
        while True:
            await asyncio.sleep(ACK_WAIT_SECONDS / 3)
            for msg in tuple(self._in_hand.values()):
                with contextlib.suppress(NatsError, OSError):
                    await msg.in_progress()

    async def _watch(self) -> None:
        """Notice a consumer that was deleted, or a server that lost its mind, and mend it."""
        while True:
            await wait_at_most(self._puller.lost, HEARTBEAT_SECONDS)
            if self.lives or not self._client.is_connected:
                await asyncio.sleep(0 if self.lives else _RETRY_SECONDS)
                continue
            try:
                await self._mend()
            except (NatsError, OSError):
                await asyncio.sleep(_RETRY_SECONDS)

    async def _mend(self) -> None:
        # A consumer that is being deleted still answers for a moment and takes pull requests with it: do it twice.
        for pause in (0, 1):
            await asyncio.sleep(pause)
            await reconcile(self._client, self.durable)
            await self._puller.restart()
