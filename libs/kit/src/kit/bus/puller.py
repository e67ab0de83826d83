"""Keeps pull requests open at one durable consumer, so that messages arrive the moment they are stored.

The client library's `fetch` waits for a whole batch and leaves requests behind when it gives up; here the count of
messages still owed by the server is kept exactly, from the statuses with which it closes requests.
"""

import asyncio
import contextlib
import json
from collections.abc import Callable

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.aio.subscription import Subscription
from nats.errors import Error as NatsError

EXPIRES_SECONDS = 60
STOP_SECONDS = 2
HEARTBEAT_SECONDS = 15
_NANOSECONDS = 1_000_000_000
_PENDING_HEADER = "Nats-Pending-Messages"
_HEARTBEAT = "100"


class Puller:
    """Pulls up to `capacity` messages ahead and gives each to `take`, in the order of the stream."""

    def __init__(
        self, client: Client, stream: str, durable: str, *, capacity: int, take: Callable[[Msg], None]
    ) -> None:
        self._client = client
        self._subject = f"$JS.API.CONSUMER.MSG.NEXT.{stream}.{durable}"
        self._inbox = client.new_inbox()
        self._capacity = capacity
        self._take = take
        self._in_hand = 0
        self._owed = 0
        self._heard_at = 0.0
        self._subscription: Subscription | None = None
        self._asking: asyncio.Task[None] | None = None
        self.lost = asyncio.Event()
        """Set when the consumer seems gone: deleted, or silent for longer than its heartbeat."""

    async def start(self) -> None:
        """Begin to pull."""
        self._subscription = await self._client.subscribe(self._inbox, cb=self._arrived)
        await self.restart()

    async def restart(self) -> None:
        """Forget what the server owed (it is gone with its connection or its consumer) and ask anew."""
        self.lost.clear()
        self._owed = 0
        self._heard_at = asyncio.get_running_loop().time()
        await self._ask()

    async def stop(self) -> None:
        """Ask for nothing more; what has arrived already is still taken, so that none waits for its redelivery."""
        self._capacity = 0
        if self._asking:
            self._asking.cancel()
        if self._subscription and self._client.is_connected:
            with contextlib.suppress(TimeoutError, NatsError):
                await asyncio.wait_for(self._subscription.drain(), STOP_SECONDS)

    def finished(self) -> None:
        """One taken message was settled; there is room for another."""
        self._in_hand -= 1
        self._want_more()

    @property
    def silent_seconds(self) -> float:
        """How long nothing was heard; above two heartbeats the consumer does not live."""
        return asyncio.get_running_loop().time() - self._heard_at

    async def _arrived(self, msg: Msg) -> None:
        self._heard_at = asyncio.get_running_loop().time()
        status = (msg.headers or {}).get("Status")
        if msg.reply and status is None:
            self._owed = max(0, self._owed - 1)
            self._in_hand += 1
            self._take(msg)
        elif status != _HEARTBEAT:
            self._close_request(msg)

    def _close_request(self, msg: Msg) -> None:
        headers = msg.headers or {}
        left = headers.get(_PENDING_HEADER)
        description = (headers.get("Description") or "").casefold()
        if left is None or "deleted" in description:
            self._owed = 0
            self.lost.set()
            return
        self._owed = max(0, self._owed - int(left))
        self._want_more()

    def _want_more(self) -> None:
        room = self._capacity - self._in_hand - self._owed
        # Half the capacity at a time: one request a message would double the traffic.
        if room > 0 and room * 2 >= self._capacity and (self._asking is None or self._asking.done()):
            self._asking = asyncio.get_running_loop().create_task(self._ask())

    async def _ask(self) -> None:
        room = self._capacity - self._in_hand - self._owed
        if room <= 0 or not self._client.is_connected:
            return
        self._owed += room
        request = {
            "batch": room,
            "expires": EXPIRES_SECONDS * _NANOSECONDS,
            "idle_heartbeat": HEARTBEAT_SECONDS * _NANOSECONDS,
        }
        await self._client.publish(self._subject, json.dumps(request).encode(), reply=self._inbox)
