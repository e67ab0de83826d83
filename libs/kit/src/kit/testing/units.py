"""Fakes of the unit of work, for use cases that emit. They pass the same suite as the real ones."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from contracts.envelope import Cause
from contracts.message import Command, Event


class FakeUnit:
    """Collects what is emitted."""

    def __init__(self, cause: Cause) -> None:
        self.cause = cause
        self._emitted: list[Event | Command] = []

    def emit(self, *messages: Event | Command) -> None:
        """As the real one: nothing leaves before the block ends well."""
        self._emitted.extend(messages)

    @property
    def emitted(self) -> tuple[Event | Command, ...]:
        """What will be sent."""
        return tuple(self._emitted)


class FakeUnits:
    """Units without a database; `sent` is what left."""

    def __init__(self) -> None:
        self.sent: list[Event | Command] = []

    @asynccontextmanager
    async def begin(self, cause: Cause) -> AsyncIterator[FakeUnit]:
        """One unit: its messages are sent at the end of the block, and none when it raises."""
        unit = FakeUnit(cause)
        yield unit
        self.sent.extend(unit.emitted)
