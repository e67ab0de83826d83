"""Wakes whoever watches the downloads."""

import asyncio
import contextlib
from uuid import UUID


class Bell:
    """Rung by the client when a status changes, and with the torrent's id when something of it was committed."""

    def __init__(self) -> None:
        self._kept: set[UUID] = set()
        self._rung = asyncio.Event()

    def kept(self, torrent_id: UUID) -> None:
        """Something was committed."""
        self._kept.add(torrent_id)
        self._rung.set()

    def ring(self) -> None:
        """Look again."""
        self._rung.set()

    async def wait(self, seconds: float | None) -> None:
        """Until it is rung, at most so long."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._rung.wait()
        self._rung.clear()

    def take_kept(self) -> set[UUID]:
        """All since the last time."""
        kept, self._kept = self._kept, set()
        return kept
