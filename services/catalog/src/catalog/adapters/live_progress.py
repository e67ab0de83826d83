"""Tells how far a copy is, at most twice a second."""

import asyncio
import time

from contracts.catalog.commands import ImportRequested
from contracts.catalog.live import ImportProgress
from kit.bus.live import LiveLine

EVERY_SECONDS = 0.5


class LiveProgress:
    """Progress of one import. `report` may be called from any thread."""

    def __init__(self, live: LiveLine, request: ImportRequested) -> None:
        self._live = live
        self._request = request
        self._loop = asyncio.get_running_loop()
        self._told_at = float("-inf")

    def report(self, name: str, done_bytes: int, total_bytes: int) -> None:
        """So many bytes of a file are copied."""
        now = time.monotonic()
        if now - self._told_at < EVERY_SECONDS and done_bytes < total_bytes:
            return
        self._told_at = now
        message = ImportProgress(
            import_id=self._request.import_id,
            download_id=self._request.download_id,
            step=f"copying {name}",
            done_bytes=done_bytes,
            total_bytes=total_bytes,
        )
        asyncio.run_coroutine_threadsafe(self._live.send(message), self._loop)
