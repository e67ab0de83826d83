"""Passing states on core NATS: sent and forgotten."""

from nats.aio.client import Client
from nats.errors import Error as NatsError

from contracts.message import Live


class LiveLine:
    """Publishes live messages. While NATS is away they are dropped: the next one says it all."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def send(self, message: Live) -> None:
        """Publish to whoever listens now."""
        if not self._client.is_connected:
            return
        try:
            await self._client.publish(message.subject(), message.model_dump_json().encode())
        except NatsError:
            return
