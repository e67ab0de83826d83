"""Work that is due at a time: sleeps until then, and looks again when something changes."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

from kit.bus.fate import is_outage
from kit.telemetry.logs import logger
from kit.waiting import wait_at_most

LONGEST_SLEEP_SECONDS = 3600.0
"""Clocks are set and replicas write too: look again at least so often."""
OUTAGE_SECONDS = 5.0
FAULT_SECONDS = 60.0


class DueLoop:
    """Runs `act` whenever `next_due` has come. `act` does all that is due, copes with finding nothing, and with
    another replica doing the same.
    """

    def __init__(
        self,
        service: str,
        name: str,
        *,
        next_due: Callable[[], Awaitable[datetime | None]],
        act: Callable[[], Awaitable[object]],
    ) -> None:
        self._log = logger(service)
        self._name = name
        self._next_due = next_due
        self._act = act
        self._changed = asyncio.Event()

    def changed(self) -> None:
        """The next time may be another one now."""
        self._changed.set()

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            try:
                await self._sleep()
                await self._act()
            except Exception as error:  # noqa: BLE001 - one failed round must not end the schedule
                outage = is_outage(error)
                self._log.warning(
                    "scheduled work failed", work=self._name, error=str(error), exc_info=None if outage else error
                )
                await asyncio.sleep(OUTAGE_SECONDS if outage else FAULT_SECONDS)

    async def _sleep(self) -> None:
        while True:
            self._changed.clear()
            due = await self._next_due()
            left = LONGEST_SLEEP_SECONDS if due is None else (due - datetime.now(UTC)).total_seconds()
            if left <= 0:
                return
            await wait_at_most(self._changed, min(left, LONGEST_SLEEP_SECONDS))
