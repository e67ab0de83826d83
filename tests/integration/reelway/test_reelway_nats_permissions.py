"""What the server lets each user do, tried on every subject there is; the expectation is written from the contracts."""

import asyncio
import re
from collections.abc import Iterable

import nats
import pytest
from nats.aio.client import Client
from nats.errors import Error as NatsError
from nats.errors import NoRespondersError
from nats.errors import TimeoutError as NatsTimeout
from nats.js.api import AckPolicy, ConsumerConfig

from contracts.downloader.events import DownloadCompleted
from contracts.message import Message
from contracts.service import Service
from contracts.topology import ASKS, COMMANDS, EVENTS, LIVE, MESSAGES, TOPOLOGY
from support.servers import NatsServer

STREAMS = [f"{service.name}_{kind}" for service in Service for kind in ("EVT", "CMD")] + ["DEAD"]
USERS = [*Service, "observer"]
SERVICES = pytest.mark.parametrize("service", list(Service), ids=str)


def consumed(service: Service) -> dict[tuple[str, str], str]:
    """(stream, durable) → filter of everything a service consumes."""
    owned = [command for command in COMMANDS if command.owner is service]
    table = {
        (f"{message.owner.name}_{message.form.upper()}", f"{service}-{message.type_name()}-v1"): message.subject()
        for message in (*TOPOLOGY[service].reads, *owned)
    }
    return table | {(f"{service.name}_CMD", f"{service}-retry"): f"{service}.retry.>"}


def consumer_subjects(stream: str, durable: str, subject: str) -> set[str]:
    api = "$JS.API.CONSUMER"
    return {
        f"{api}.CREATE.{stream}.{durable}.{subject}",
        f"{api}.INFO.{stream}.{durable}",
        f"{api}.MSG.NEXT.{stream}.{durable}",
        f"{api}.DELETE.{stream}.{durable}",
        f"$JS.ACK.{stream}.{durable}.1.1.1.1.1",
    }


def settling_subjects() -> set[str]:
    return {
        *(f"{service}.retry.anything" for service in Service),
        *(f"$JS.API.STREAM.INFO.{stream}" for stream in STREAMS),
        "$JS.API.STREAM.MSG.GET.DEAD",
        "$JS.API.STREAM.MSG.DELETE.DEAD",
        "$JS.API.DIRECT.GET.DEAD",
        "$JS.API.DIRECT.GET.DEAD.dead.catalog.x",
    }


def every_publish_subject() -> set[str]:
    found = {message.subject() for message in MESSAGES}
    for user in USERS:
        found |= {f"dead.{user}.x", f"{user}.evt.Invented.v1", f"{user}.cmd.Invented.v1", f"_INBOX_{user}.x"}
    for service in Service:
        for (stream, durable), subject in consumed(service).items():
            found |= consumer_subjects(stream, durable, subject)
            found |= {f"$JS.API.CONSUMER.CREATE.{stream}.{durable}", f"$JS.API.CONSUMER.CREATE.{stream}.{durable}.>"}
            found.add(f"$JS.API.CONSUMER.DURABLE.CREATE.{stream}.{durable}")
    for stream in STREAMS:
        for verb in ("CREATE", "UPDATE", "DELETE", "PURGE", "INFO", "MSG.GET", "MSG.DELETE", "SNAPSHOT", "RESTORE"):
            found.add(f"$JS.API.STREAM.{verb}.{stream}")
        found |= {f"$JS.API.CONSUMER.{verb}.{stream}" for verb in ("LIST", "NAMES", "CREATE")}
        found |= {f"$JS.API.DIRECT.GET.{stream}", f"$JS.API.CONSUMER.CREATE.{stream}.mine.{stream[:3].lower()}.>"}
        found |= {f"$JS.API.CONSUMER.INFO.{stream}.mine", f"$JS.ACK.{stream}.mine.1.1.1.1.1"}
    found |= {"$JS.API.INFO", "$JS.API.STREAM.NAMES", "$JS.API.STREAM.LIST", "$SYS.REQ.SERVER.PING", "other.subject"}
    return found | settling_subjects()


def expected_publish(service: Service) -> set[str]:
    links = TOPOLOGY[service]
    own = {message.subject() for message in (*EVENTS, *LIVE) if message.owner is service}
    allowed = own | {message.subject() for message in (*links.sends, *links.asks)} | {f"dead.{service}.x"}
    for (stream, durable), subject in consumed(service).items():
        allowed |= consumer_subjects(stream, durable, subject)
    return allowed | settling_subjects() if service is Service.GATEWAY else allowed


def every_subscribe_subject() -> set[str]:
    found = {message.subject() for message in MESSAGES} | {">", "*.evt.>", "*.live.>", "*.cmd.>", "*.rpc.>", "dead.>"}
    for user in USERS:
        found |= {f"_INBOX_{user}.>", f"{user}.>", f"{user}.retry.>"}
    return found | {"_INBOX.>", "*.catalog.>", "$JS.API.>", "$JS.ACK.>", "$JS.EVENT.ADVISORY.>", "$SYS.>"}


def expected_subscribe(service: Service) -> set[str]:
    heard = TOPOLOGY[service].hears
    messages: tuple[type[Message], ...] = (*(ask for ask in ASKS if ask.owner is service), *heard)
    own = {message.subject() for message in messages} | {f"_INBOX_{service}.>"}
    if service is not Service.GATEWAY:
        return own
    return own | {message.subject() for message in (*EVENTS, *LIVE)} | {"*.evt.>", "*.live.>", "dead.>"}


async def refused(server: NatsServer, user: str, publish: Iterable[str], subscribe: Iterable[str]) -> set[str]:
    """Try all subjects, lower-cased as the client library gives them back; those that the server refused."""
    errors: list[str] = []

    async def keep(error: Exception) -> None:
        errors.append(str(error).lower())

    connection = await nats.connect(
        server.url, user=user, password=server.passwords[user], error_cb=keep, allow_reconnect=False
    )
    for subject in publish:
        await connection.publish(subject, b"{}")
    for subject in subscribe:
        await connection.subscribe(subject)
    await connection.flush()
    await asyncio.sleep(0.05)
    await connection.close()
    found = [
        re.search(r'violation for (?:publish|subscription) to "([^"]+)"', error, re.IGNORECASE) for error in errors
    ]
    return {match.group(1) for match in found if match}


def lower(subjects: Iterable[str]) -> set[str]:
    return {subject.lower() for subject in subjects}


@SERVICES
async def test_a_service_publishes_only_what_its_contract_gives_it(nats_server: NatsServer, service: Service) -> None:
    everything = every_publish_subject()
    allowed = expected_publish(service)
    assert allowed <= everything
    assert await refused(nats_server, service, everything, ()) == lower(everything - allowed)


@SERVICES
async def test_a_service_hears_only_what_its_contract_gives_it(nats_server: NatsServer, service: Service) -> None:
    everything = every_subscribe_subject()
    allowed = expected_subscribe(service)
    assert await refused(nats_server, service, (), everything) == lower(everything - allowed)


async def test_the_observer_hears_events_and_progress_only(nats_server: NatsServer) -> None:
    everything = every_subscribe_subject()
    allowed = {message.subject() for message in (*EVENTS, *LIVE)} | {"*.evt.>", "*.live.>", "_INBOX_observer.>"}
    assert await refused(nats_server, "observer", (), everything) == lower(everything - allowed)


async def test_the_observer_publishes_no_message_and_touches_no_consumer_of_a_service(nats_server: NatsServer) -> None:
    durables = [key for service in Service for key in consumed(service)]
    forbidden = {message.subject() for message in MESSAGES}
    for service in Service:
        forbidden |= {f"{service}.evt.Invented.v1", f"{service}.retry.x", f"dead.{service}.x"}
        for (stream, durable), subject in consumed(service).items():
            forbidden |= consumer_subjects(stream, durable, subject)
            forbidden.add(f"$JS.API.CONSUMER.CREATE.{stream}.{durable}.>")
    forbidden -= {f"$JS.API.CONSUMER.INFO.{stream}.{durable}" for stream, durable in durables if "_EVT" in stream}
    for stream in STREAMS:
        for verb in ("CREATE", "UPDATE", "DELETE", "PURGE", "MSG.DELETE", "SNAPSHOT", "RESTORE"):
            forbidden.add(f"$JS.API.STREAM.{verb}.{stream}")
    assert await refused(nats_server, "observer", forbidden, ()) == lower(forbidden)


async def test_the_observer_replays_events(nats_server: NatsServer) -> None:
    await nats_server.reset()
    operator = await nats_server.connect()
    event = DownloadCompleted.example()
    await operator.jetstream().publish(event.subject(), event.model_dump_json().encode())
    observer = await nats_server.connect("observer")
    subscription = await observer.jetstream().pull_subscribe(
        event.subject(), stream="DOWNLOADER_EVT", config=ConsumerConfig(name="replay", ack_policy=AckPolicy.EXPLICIT)
    )
    (message,) = await subscription.fetch(1, timeout=5)
    await message.ack_sync()
    assert DownloadCompleted.model_validate_json(message.data) == event
    await observer.close()
    await operator.close()


@SERVICES
async def test_a_service_makes_each_of_its_consumers_and_reads_through_it(
    nats_server: NatsServer, service: Service
) -> None:
    await nats_server.reset()
    operator = await nats_server.connect()
    connection = await nats_server.connect(service)
    stream_api = connection.jetstream(timeout=2)
    for (stream, durable), subject in consumed(service).items():
        config = ConsumerConfig(
            name=durable, durable_name=durable, filter_subject=subject, ack_policy=AckPolicy.EXPLICIT
        )
        await stream_api.add_consumer(stream, config)
        await operator.jetstream().publish(subject.replace(">", "some-durable"), b"{}")
        subscription = await stream_api.pull_subscribe_bind(durable, stream)
        (message,) = await subscription.fetch(1, timeout=5)
        await message.ack_sync(timeout=2)
        assert (await stream_api.consumer_info(stream, durable)).num_ack_pending == 0
    await connection.close()
    await operator.close()


async def test_the_server_holds_a_consumer_to_the_filter_in_its_subject(nats_server: NatsServer) -> None:
    """The permission is on the subject; the body of the request must not be able to ask for more."""
    await nats_server.reset()
    connection = await nats_server.connect(Service.CATALOG)
    durable = "catalog-DownloadCompleted-v1"
    body = (
        b'{"stream_name":"DOWNLOADER_EVT","config":{"durable_name":"%s","name":"%s","ack_policy":"explicit",'
        b'"filter_subject":"downloader.evt.>"}}' % (durable.encode(), durable.encode())
    )
    subject = f"$JS.API.CONSUMER.CREATE.DOWNLOADER_EVT.{durable}.{DownloadCompleted.subject()}"
    answer = await connection.request(subject, body, timeout=5)
    assert b'"error"' in answer.data
    with pytest.raises(NatsTimeout):
        await connection.request(f"$JS.API.CONSUMER.CREATE.DOWNLOADER_EVT.{durable}.>", body, timeout=0.3)
    await connection.close()


async def test_an_asked_service_may_answer_and_nothing_more(nats_server: NatsServer) -> None:
    """A reply goes where the request says; the same inbox is closed to everybody who was not asked."""
    catalog = await nats_server.connect(Service.CATALOG)
    gateway = await nats_server.connect(Service.GATEWAY)
    ask = next(ask for ask in ASKS if ask.owner is Service.CATALOG)

    async def reply(message: nats.aio.msg.Msg) -> None:
        await message.respond(b"yes")

    await catalog.subscribe(ask.subject(), queue="catalog", cb=reply)
    await catalog.flush()
    assert await ask_patiently(gateway, ask.subject()) == b"yes"
    assert await refused(nats_server, Service.CATALOG, [f"{gateway.new_inbox()}"], ()) != set()
    await gateway.close()
    await catalog.close()


async def ask_patiently(client: Client, subject: str) -> bytes:
    """A request right after the subscription is seldom told that nobody listens yet."""
    for _ in range(5):
        try:
            return bytes((await client.request(subject, b"{}", timeout=5)).data)
        except NoRespondersError:
            await asyncio.sleep(0.2)
    raise AssertionError(f"nobody answers {subject}")


@pytest.mark.parametrize("user", [*Service, "operator", "observer"], ids=str)
async def test_a_wrong_password_is_refused(nats_server: NatsServer, user: str) -> None:
    with pytest.raises(NatsError, match=r"(?i)authorization violation"):
        await nats.connect(nats_server.url, user=user, password="wrong", allow_reconnect=False)
