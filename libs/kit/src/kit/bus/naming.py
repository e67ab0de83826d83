"""How consumers are named, so that permissions can be written before anything runs."""

from contracts.message import Message
from contracts.service import Service


def durable_name(service: Service, message: type[Message]) -> str:
    """The durable consumer of a service for a message: `catalog-DownloadCompleted-v1`."""
    return f"{service}-{message.type_name()}-v{message.version}"


def stream_name(message: type[Message]) -> str:
    """The stream in which an event or command is kept."""
    return message.owner.event_stream if message.form == "evt" else message.owner.command_stream


def retry_durable(service: Service) -> str:
    """The consumer through which a service gets its dead letters again."""
    return f"{service}-retry"


def retry_subject(service: Service, durable: str) -> str:
    """Where a dead letter of a consumer is sent to be tried again."""
    return f"{service}.retry.{durable}"


def dead_subject(service: Service, durable: str) -> str:
    """Where a consumer puts what it could not handle."""
    return f"dead.{service}.{durable}"


def inbox_prefix(service: Service) -> bytes:
    """Every service has inboxes of its own, so that none can read another's answers."""
    return f"_INBOX_{service}".encode()
