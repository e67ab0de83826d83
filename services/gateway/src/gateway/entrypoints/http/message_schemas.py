"""The messages of the bus as those who subscribe from outside need to know them."""

from pydantic import BaseModel, JsonValue

from contracts.generate.schemas import schema_of
from contracts.message import Event, Message
from contracts.topology import BY_SUBJECT, EVENTS, LIVE
from kit.errors import NotFound


class MessageInfo(BaseModel):
    """One kind of message. `kept` ones can be replayed, the others pass."""

    subject: str
    owner: str
    name: str
    kept: bool
    description: str


class MessageSchemas(BaseModel):
    """All kinds of messages that are published, by subject."""

    items: list[MessageInfo]


def known_messages() -> list[MessageInfo]:
    """Events and live messages, by subject."""
    published: tuple[type[Message], ...] = (*EVENTS, *LIVE)
    return sorted(map(_info, published), key=lambda info: info.subject)


def find_schema(subject: str) -> dict[str, JsonValue]:
    """The same document as the one in `contracts/schemas/`.

    Raises:
        NotFound: there is no such message.
    """
    message = BY_SUBJECT.get(subject)
    if message is None:
        raise NotFound(f"There is no message {subject}", advice="GET /api/v1/events/schemas lists them")
    return schema_of(message)


def _info(message: type[Message]) -> MessageInfo:
    return MessageInfo(
        subject=message.subject(),
        owner=message.owner.value,
        name=message.type_name(),
        kept=issubclass(message, Event),
        description=(message.__doc__ or "").strip(),
    )
