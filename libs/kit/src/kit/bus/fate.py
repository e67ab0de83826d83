"""What becomes of a message whose handler failed."""

from dataclasses import dataclass

from pydantic import ValidationError
from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError

from contracts.envelope import MalformedEnvelope
from kit.errors import InvalidInput, ReelwayError, Unavailable

DELAYS_SECONDS = (0.2, 1.0, 5.0, 15.0, 30.0, 60.0, 120.0, 300.0)
OUTAGE_TRIES = 40
"""An outage is nobody's fault: about three hours of tries before a person is asked."""
FAULT_TRIES = 6
"""A bug or a broken rule does not mend itself; a few tries rule out a race."""

_DATA_EXCEPTION = "22"
"""The class of such errors in PostgreSQL's table of SQLSTATEs."""


@dataclass(frozen=True, slots=True)
class Fate:
    """Try again after a delay, or (None) give it to the dead letters."""

    retry_after_seconds: float | None


def is_outage(error: BaseException) -> bool:
    """Whether something outside is away: then the same message will work later."""
    if isinstance(error, DBAPIError):
        return bool(error.connection_invalidated) or isinstance(error, OperationalError | InterfaceError)
    return isinstance(error, Unavailable | ConnectionError | TimeoutError | OSError)


def is_refused_value(error: BaseException) -> bool:
    """Whether the database refused a value that came from outside, such as a text with a zero character."""
    return isinstance(error, DBAPIError) and str(getattr(error.orig, "sqlstate", None)).startswith(_DATA_EXCEPTION)


def decide_fate(error: BaseException, tries: int) -> Fate:
    """Judge by the error and by how often the message was delivered (the first time counts 1)."""
    if isinstance(error, MalformedEnvelope | ValidationError | InvalidInput):
        return Fate(None)
    if tries >= (OUTAGE_TRIES if is_outage(error) else FAULT_TRIES):
        return Fate(None)
    return Fate(DELAYS_SECONDS[min(tries, len(DELAYS_SECONDS)) - 1])


def describe(error: BaseException) -> str:
    """The error for a dead letter, in one line without a trace."""
    text = error.detail if isinstance(error, ReelwayError) else f"{type(error).__name__}: {error}"
    return " ".join(text.split())[:1000]
