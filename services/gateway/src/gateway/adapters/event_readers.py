"""The gateway's durable consumers of events."""

from nats.aio.client import Client
from nats.js.errors import NotFoundError

from contracts.service import Service
from contracts.topology import EVENTS
from kit.bus.naming import durable_name


class EventReaders:
    """All of them together."""

    def __init__(self, client: Client) -> None:
        self._client = client

    async def start_over(self) -> None:
        """Delete them: each is made anew at once and reads its stream from the start."""
        stream_api = self._client.jetstream()
        for event in EVENTS:
            try:
                await stream_api.delete_consumer(event.owner.event_stream, durable_name(Service.GATEWAY, event))
            except NotFoundError:
                continue
