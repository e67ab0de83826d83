"""What the supervisor starts, watches and stops."""

from typing import Protocol


class Part(Protocol):
    """A part of the system. `start` may be called again after it ended."""

    @property
    def name(self) -> str: ...

    async def start(self) -> None:
        """Come up; returns when it works.

        Raises:
            PartFailed: it did not come up; nothing of it is left running.
        """

    async def wait(self) -> str:
        """Wait until it ends by itself; says how it ended."""

    async def stop(self) -> None:
        """End it; also one that ended or never started."""
