"""Servers that others run: made ready for the services, and else left alone."""

import asyncio
from collections.abc import Awaitable, Callable


class OutsideServer:
    """A server that only needs its streams or databases; the services themselves wait for it when it is away."""

    def __init__(self, name: str, make_ready: Callable[[], Awaitable[None]]) -> None:
        self.name = name
        self._make_ready = make_ready

    async def start(self) -> None:
        await self._make_ready()

    async def wait(self) -> str:
        await asyncio.Event().wait()
        return ""

    async def stop(self) -> None:
        """Nothing to stop."""
