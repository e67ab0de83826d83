"""What every unit of work does, the real one and the fake."""

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol

import pytest

from contracts.catalog.commands import ImportRequested
from contracts.envelope import Cause
from contracts.ids import new_id
from contracts.message import Command, Event


class AnyUnit(Protocol):
    cause: Cause

    def emit(self, *messages: Event | Command) -> None: ...
    @property
    def emitted(self) -> tuple[Event | Command, ...]: ...


Begin = Callable[[Cause], AbstractAsyncContextManager[AnyUnit]]
Sent = Callable[[], Awaitable[list[str]]]


def command(name: str) -> ImportRequested:
    return ImportRequested.example().model_copy(update={"name": name, "import_id": new_id()})


async def check_units(begin: Begin, sent: Sent) -> None:
    """Messages leave with the block, in their order, and none of a block that raises."""
    cause = Cause.fresh(actor="ada")
    async with begin(cause) as unit:
        unit.emit(command("one"), command("two"))
        unit.emit(command("three"))
        assert unit.cause == cause
        assert len(unit.emitted) == 3
        assert await sent() == []
    assert await sent() == ["one", "two", "three"]

    async def fail() -> None:
        async with begin(cause) as unit:
            unit.emit(command("never"))
            raise KeyError("x")

    with pytest.raises(KeyError):
        await fail()
    async with begin(cause):
        pass
    assert await sent() == ["one", "two", "three"]
