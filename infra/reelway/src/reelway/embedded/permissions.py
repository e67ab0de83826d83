"""What each NATS user may publish and subscribe: exactly what the contracts say its service does."""

from collections.abc import Iterator
from dataclasses import dataclass

from contracts.service import Service
from contracts.topology import TOPOLOGY, answers, handles, publishes
from kit.bus.naming import durable_name, inbox_prefix, retry_durable, retry_subject, stream_name
from kit.bus.streams import DEAD_STREAM, STREAMS

OPERATOR = "operator"
"""May do everything: makes the streams, and serves the command line."""
OBSERVER = "observer"
"""For other programs: hears events and progress, replays events, changes nothing."""


@dataclass(frozen=True, slots=True)
class Permissions:
    """Subjects as NATS writes them. `replies` lets a user answer the requests it gets."""

    publish: tuple[str, ...]
    subscribe: tuple[str, ...]
    publish_denied: tuple[str, ...] = ()
    replies: bool = False


def permissions_of(service: Service) -> Permissions:
    """A service publishes what it owns or sends, asks, answers, and reads through its own durables."""
    links = TOPOLOGY[service]
    publish = [message.subject() for message in (*publishes(service), *links.asks)]
    publish += [subject for durable in _durables(service) for subject in _consuming(*durable)]
    publish.append(f"dead.{service}.>")
    subscribe = [f"{inbox_prefix(service).decode()}.>"]
    subscribe += [message.subject() for message in (*answers(service), *links.hears)]
    if links.settles_dead_letters:
        publish += _settling()
        subscribe += ["*.evt.>", "*.live.>", "dead.>"]
    return Permissions(tuple(dict.fromkeys(publish)), tuple(dict.fromkeys(subscribe)), replies=True)


def permissions_of_operator() -> Permissions:
    return Permissions((">",), (">",))


def permissions_of_observer() -> Permissions:
    """Makes consumers of its own on the event streams, and leaves those of the services alone."""
    publish = ["$JS.API.INFO", "$JS.API.STREAM.NAMES", "$JS.API.STREAM.LIST"]
    for service in Service:
        stream = service.event_stream
        publish += [f"$JS.API.STREAM.INFO.{stream}", f"$JS.API.STREAM.MSG.GET.{stream}"]
        publish += [f"$JS.API.CONSUMER.{verb}.{stream}.>" for verb in ("CREATE", "INFO", "MSG.NEXT")]
        publish.append(f"$JS.ACK.{stream}.>")
    denied = [
        subject
        for service in Service
        for stream, durable, _ in _durables(service)
        for subject in (
            *(f"$JS.API.CONSUMER.{verb}.{stream}.{durable}" for verb in ("CREATE", "MSG.NEXT")),
            f"$JS.API.CONSUMER.CREATE.{stream}.{durable}.>",
            f"$JS.ACK.{stream}.{durable}.>",
        )
    ]
    return Permissions(tuple(publish), ("*.evt.>", "*.live.>", f"_INBOX_{OBSERVER}.>"), tuple(denied))


def _durables(service: Service) -> Iterator[tuple[str, str, str]]:
    """Stream, consumer and filter of everything that a service consumes."""
    for message in handles(service):
        yield stream_name(message), durable_name(service, message), message.subject()
    retried = retry_durable(service)
    yield service.command_stream, retried, retry_subject(service, ">")


def _consuming(stream: str, durable: str, subject: str) -> Iterator[str]:
    # The filter is part of the subject, so that the server holds the consumer to it.
    yield f"$JS.API.CONSUMER.CREATE.{stream}.{durable}.{subject}"
    for verb in ("INFO", "MSG.NEXT", "DELETE"):
        yield f"$JS.API.CONSUMER.{verb}.{stream}.{durable}"
    yield f"$JS.ACK.{stream}.{durable}.>"


def _settling() -> list[str]:
    """What listing, showing, replaying and dropping dead letters needs."""
    return [
        "*.retry.>",
        *(f"$JS.API.STREAM.INFO.{stream.name}" for stream in STREAMS),
        f"$JS.API.STREAM.MSG.GET.{DEAD_STREAM}",
        f"$JS.API.DIRECT.GET.{DEAD_STREAM}",
        f"$JS.API.DIRECT.GET.{DEAD_STREAM}.>",
        f"$JS.API.STREAM.MSG.DELETE.{DEAD_STREAM}",
    ]
