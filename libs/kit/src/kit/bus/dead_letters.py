"""Messages that could not be handled: put away with their error, listed, tried again, dropped."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime

from nats.aio.client import Client
from nats.aio.msg import Msg
from nats.js.api import RawStreamMsg
from nats.js.errors import APIError
from nats.js.errors import NotFoundError as NoSuchMessage

from contracts.service import Service
from kit.bus.naming import dead_subject, retry_subject
from kit.bus.streams import DEAD_STREAM
from kit.errors import NotFound

ERROR = "reelway-error"
CONSUMER = "reelway-consumer"
SERVICE = "reelway-service"
SUBJECT = "reelway-subject"
TRIES = "reelway-tries"
FAILED_AT = "reelway-failed-at"
_NO_SUCH_SEQUENCE = 10057
_OURS = (ERROR, CONSUMER, SERVICE, SUBJECT, TRIES, FAILED_AT)


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that could not be handled. `sequence` names it in the stream of dead letters."""

    sequence: int
    service: str
    consumer: str
    subject: str
    message_id: str
    error: str
    tries: int
    failed_at: datetime
    headers: dict[str, str]
    body: bytes


async def put_away(client: Client, service: Service, consumer: str, msg: Msg, *, error: str, tries: int) -> None:
    """Store a message with its error. Storing the same delivery twice keeps one; a replay that fails is another."""
    original = dict(msg.headers or {})
    place = f"{msg.metadata.stream}-{msg.metadata.sequence.stream}"
    headers = {
        **original,
        "Nats-Msg-Id": f"dead-{consumer}-{place}",
        ERROR: error,
        CONSUMER: consumer,
        SERVICE: service.value,
        SUBJECT: original.get(SUBJECT, msg.subject),
        TRIES: str(tries),
        FAILED_AT: datetime.now(UTC).isoformat(),
    }
    await client.jetstream().publish(dead_subject(service, consumer), msg.data, headers=headers, stream=DEAD_STREAM)


async def list_dead(client: Client, *, after: int = 0, limit: int = 100) -> AsyncIterator[DeadLetter]:
    """Dead letters after a sequence, the oldest first."""
    stream_api = client.jetstream()
    sequence = after
    for _ in range(limit):
        try:
            raw = await stream_api.get_msg(DEAD_STREAM, seq=sequence + 1, subject="dead.>", next=True)
        except NoSuchMessage:
            return
        letter = _letter(raw)
        yield letter
        sequence = letter.sequence


async def get_dead(client: Client, sequence: int) -> DeadLetter:
    """One dead letter.

    Raises:
        NotFound: there is none with this sequence.
    """
    try:
        return _letter(await client.jetstream().get_msg(DEAD_STREAM, seq=sequence))
    except NoSuchMessage:
        raise NotFound(f"There is no dead letter {sequence}; it was replayed or dropped") from None


async def replay(client: Client, sequence: int) -> DeadLetter:
    """Give a dead letter to the consumer that failed, and to no other."""
    letter = await get_dead(client, sequence)
    service = Service(letter.service)
    headers = {
        **{name: value for name, value in letter.headers.items() if name not in _OURS},
        SUBJECT: letter.subject,
        "Nats-Msg-Id": f"retry-{sequence}-{letter.message_id}",
    }
    await client.jetstream().publish(
        retry_subject(service, letter.consumer), letter.body, headers=headers, stream=service.command_stream
    )
    await drop(client, sequence)
    return letter


async def drop(client: Client, sequence: int) -> None:
    """Forget a dead letter."""
    try:
        await client.jetstream().delete_msg(DEAD_STREAM, sequence)
    except APIError as error:
        if isinstance(error, NoSuchMessage) or error.err_code == _NO_SUCH_SEQUENCE:
            raise NotFound(f"There is no dead letter {sequence}; it was replayed or dropped") from None
        raise


def _letter(raw: RawStreamMsg) -> DeadLetter:
    headers = dict(raw.headers or {})
    return DeadLetter(
        sequence=raw.seq or 0,
        service=headers.get(SERVICE, ""),
        consumer=headers.get(CONSUMER, ""),
        subject=headers.get(SUBJECT, raw.subject or ""),
        message_id=headers.get("ce-id", ""),
        error=headers.get(ERROR, ""),
        tries=int(headers.get(TRIES, "0")),
        failed_at=datetime.fromisoformat(headers.get(FAILED_AT, "1970-01-01T00:00:00+00:00")),
        headers=headers,
        body=raw.data or b"",
    )
