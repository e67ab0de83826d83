"""Waiting for something that may not come."""

import asyncio
import contextlib


async def wait_at_most(event: asyncio.Event, seconds: float) -> None:
    """Until the event is set, or so long.

    Python 3.11's `wait_for` forgets to be cancelled when that comes in the moment in which the event is set.
    """
    with contextlib.suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
