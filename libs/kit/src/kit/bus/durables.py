"""Makes a durable consumer as it should be, and keeps it so."""

from dataclasses import dataclass

from nats.aio.client import Client
from nats.js.api import AckPolicy, ConsumerConfig, ConsumerInfo, DeliverPolicy
from nats.js.errors import APIError, NotFoundError

from kit.bus.streams import MANAGING_SECONDS

ACK_WAIT_SECONDS = 30.0
MAX_ACK_PENDING = 1000


@dataclass(frozen=True, slots=True)
class Durable:
    """A consumer that must exist: its stream, name and the one subject it reads."""

    stream: str
    name: str
    subject: str

    def config(self) -> ConsumerConfig:
        """As it should be. Redelivery is ours to time (by nak), so the server never gives up."""
        return ConsumerConfig(
            name=self.name,
            durable_name=self.name,
            filter_subject=self.subject,
            ack_policy=AckPolicy.EXPLICIT,
            deliver_policy=DeliverPolicy.ALL,
            ack_wait=ACK_WAIT_SECONDS,
            max_deliver=-1,
            max_ack_pending=MAX_ACK_PENDING,
        )


async def reconcile(client: Client, durable: Durable) -> ConsumerInfo:
    """Make the consumer, or bring an existing one up to date; what can't be changed in place is made anew.

    A consumer made anew reads its stream from the start; the inbox drops what was handled before.
    """
    stream_api = client.jetstream(timeout=MANAGING_SECONDS)
    try:
        info = await stream_api.consumer_info(durable.stream, durable.name)
    except NotFoundError:
        return await stream_api.add_consumer(durable.stream, durable.config())
    if _is_current(info.config, durable.config()):
        return info
    try:
        return await stream_api.add_consumer(durable.stream, durable.config())
    except APIError:
        await stream_api.delete_consumer(durable.stream, durable.name)
        return await stream_api.add_consumer(durable.stream, durable.config())


def _is_current(now: ConsumerConfig | None, wanted: ConsumerConfig) -> bool:
    names = ("filter_subject", "ack_policy", "deliver_policy", "ack_wait", "max_deliver", "max_ack_pending")
    return now is not None and all(getattr(now, name) == getattr(wanted, name) for name in names)
