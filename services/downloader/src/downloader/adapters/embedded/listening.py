"""Whether peers can reach the embedded client."""

import asyncio
from collections.abc import Callable
from typing import Any

import libtorrent as lt


class Listening:
    """The port of a session, and why there is none."""

    def __init__(self, session: lt.session) -> None:
        self._session: lt.session | None = session
        self.error: str | None = None

    async def find_port(self) -> int | None:
        """The port that it has got; None while it has none."""
        if self._session is None or not await asyncio.to_thread(self._session.is_listening):
            return None
        return await asyncio.to_thread(self._session.listen_port)

    def handlers(self) -> dict[type, Callable[[Any], None]]:
        """The alerts that tell of it."""
        return {lt.listen_succeeded_alert: self._on_success, lt.listen_failed_alert: self._on_failure}

    def forget(self) -> None:
        """The session ends."""
        self._session = None

    def _on_success(self, _alert: Any) -> None:
        self.error = None

    def _on_failure(self, alert: Any) -> None:
        self.error = str(alert.message())
