"""The tables of an entrypoint: which use case takes which message.

A handler gets its message, the work it is part of, and the service's app (its ports). The plain kind runs in one
transaction that also records the message as handled; the long kind opens its own, and must cope with being run again.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from contracts.message import Ask, Command, Event, Message, Value
from kit.db.units import Unit, Work

AppT = TypeVar("AppT")
_Stored = TypeVar("_Stored", bound=Event | Command)
_Question = TypeVar("_Question", bound=Ask)
# The tables hold handlers of many message types side by side; `on` and `answer` check each pair when it is written.
_Run = Callable[[Any, Any, AppT], Awaitable[None]]
_Reply = Callable[[Any, Any, AppT], Awaitable[Value]]


@dataclass(frozen=True, slots=True)
class Handler(Generic[AppT]):
    """A durable consumer and what it runs. `lanes` messages run side by side; those of one key never do."""

    message: type[Message]
    run: _Run[AppT]
    long: bool
    lanes: int


@dataclass(frozen=True, slots=True)
class Answerer(Generic[AppT]):
    """An ask and what answers it."""

    ask: type[Ask]
    run: _Reply[AppT]
    long: bool


def on(
    message: type[_Stored], run: Callable[[_Stored, Unit, AppT], Awaitable[None]], *, lanes: int = 4
) -> Handler[AppT]:
    """Handle a message in one transaction."""
    return Handler(message, run, long=False, lanes=lanes)


def on_long(
    message: type[_Stored], run: Callable[[_Stored, Work, AppT], Awaitable[None]], *, lanes: int = 2
) -> Handler[AppT]:
    """Handle a message with work that takes long and opens transactions of its own."""
    return Handler(message, run, long=True, lanes=lanes)


def answer(ask: type[_Question], run: Callable[[_Question, Unit, AppT], Awaitable[Value]]) -> Answerer[AppT]:
    """Answer an ask in one transaction."""
    return Answerer(ask, run, long=False)


def answer_long(ask: type[_Question], run: Callable[[_Question, Work, AppT], Awaitable[Value]]) -> Answerer[AppT]:
    """Answer an ask with work that opens transactions of its own, or none."""
    return Answerer(ask, run, long=True)
