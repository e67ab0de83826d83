"""The CloudEvents envelope that travels in the NATS headers of every message."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from contracts.ids import new_id
from contracts.message import Message
from contracts.service import Service

SPEC_VERSION = "1.0"


class MalformedEnvelope(ValueError):  # noqa: N818 - named after what happened
    """The headers of a message lack what the envelope needs, or say what can't be read."""


@dataclass(frozen=True, slots=True)
class Cause:
    """Why something is done. All messages of one wish share `correlation_id`; `causation_id` is the message that led
    to it, None where a person or a clock did; `actor` is the person or key that asked, where there was one.
    """

    correlation_id: UUID
    causation_id: UUID | None = None
    actor: str | None = None

    @classmethod
    def fresh(cls, *, actor: str | None = None) -> "Cause":
        """The beginning of a wish."""
        return cls(new_id(), None, actor)


@dataclass(frozen=True, slots=True)
class Envelope:
    """Who said what, when, and because of what. `id` is unique per message and the de-duplication key on every step.

    Messages of one `key` are delivered in order.
    """

    id: UUID
    type: str
    source: str
    time: datetime
    cause: Cause
    key: UUID | None = None
    traceparent: str | None = None

    @classmethod
    def of(
        cls, message: Message, source: Service, cause: Cause, *, key: UUID | None = None, traceparent: str | None = None
    ) -> "Envelope":
        """A new envelope for a message."""
        return cls(new_id(), message.subject(), f"/{source}", datetime.now(UTC), cause, key, traceparent)

    def as_cause(self) -> Cause:
        """The cause of what follows from this message."""
        return Cause(self.cause.correlation_id, self.id, self.cause.actor)

    def to_headers(self) -> dict[str, str]:
        """NATS headers; `Nats-Msg-Id` lets the server drop what it already stored."""
        headers = {
            "ce-specversion": SPEC_VERSION,
            "ce-id": str(self.id),
            "ce-type": self.type,
            "ce-source": self.source,
            "ce-time": self.time.isoformat(),
            "ce-datacontenttype": "application/json",
            "ce-correlationid": str(self.cause.correlation_id),
            "Nats-Msg-Id": str(self.id),
        }
        for name, value in (
            ("ce-causationid", self.cause.causation_id),
            ("ce-partitionkey", self.key),
            ("ce-actor", self.cause.actor),
            ("traceparent", self.traceparent),
        ):
            if value is not None:
                headers[name] = str(value)
        return headers

    @classmethod
    def from_headers(cls, headers: Mapping[str, str]) -> "Envelope":
        """Read it back.

        Raises:
            MalformedEnvelope: a needed header is missing or can't be read.
        """
        try:
            return cls(
                id=UUID(headers["ce-id"]),
                type=headers["ce-type"],
                source=headers["ce-source"],
                time=datetime.fromisoformat(headers["ce-time"]),
                cause=Cause(
                    UUID(headers["ce-correlationid"]), _uuid(headers.get("ce-causationid")), headers.get("ce-actor")
                ),
                key=_uuid(headers.get("ce-partitionkey")),
                traceparent=headers.get("traceparent"),
            )
        except KeyError as missing:
            raise MalformedEnvelope(f"header {missing} is missing") from None
        except ValueError as wrong:
            raise MalformedEnvelope(str(wrong)) from None


def _uuid(text: str | None) -> UUID | None:
    return UUID(text) if text else None
