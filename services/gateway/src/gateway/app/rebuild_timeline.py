"""Build the projection of events anew from the streams."""

from typing import Protocol


class Projected(Protocol):
    """The projection."""

    async def empty(self) -> None: ...


class Readers(Protocol):
    """The consumers that feed it."""

    async def start_over(self) -> None: ...


async def rebuild_timeline(*, projected: Projected, readers: Readers) -> None:
    """Forget it all, and read every stream from its start."""
    await projected.empty()
    await readers.start_over()
