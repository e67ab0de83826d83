"""The consumer through which a service gets its dead letters again."""

from collections.abc import Mapping
from typing import TypeVar

from nats.aio.client import Client
from nats.aio.msg import Msg

from contracts.service import Service
from kit.bus.consumer import Consumer
from kit.bus.dead_letters import put_away
from kit.bus.delivery import Delivery
from kit.bus.durables import Durable
from kit.bus.naming import retry_durable, retry_subject

AppT = TypeVar("AppT")


def retry_consumer(client: Client, service: Service, deliveries: Mapping[str, Delivery[AppT]]) -> Consumer:
    """Hands each replayed message to the handler that had failed it."""
    durable = Durable(service.command_stream, retry_durable(service), retry_subject(service, ">"))

    async def deliver(msg: Msg) -> None:
        name = msg.subject.removeprefix(retry_subject(service, ""))
        delivery = deliveries.get(name)
        if delivery is not None:
            await delivery.deliver(msg)
            return
        await put_away(client, service, name, msg, error=f"{service} has no consumer {name} any more", tries=1)
        await msg.term()

    return Consumer(client, durable, deliver, lanes=1)
