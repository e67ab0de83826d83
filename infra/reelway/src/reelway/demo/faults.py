"""A server whose answers a test can count, delay and break."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from starlette.datastructures import URL
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


@dataclass
class Behaviour:
    """How a server behaves now; change it while it runs. `status` answers everything with that HTTP status."""

    delay_seconds: float = 0.0
    status: int | None = None
    count: int = 0
    requests: deque[str] = field(default_factory=lambda: deque(maxlen=1000))
    """The last addresses asked for, with their queries."""


class Behaving:
    """ASGI middleware that applies a `Behaviour`."""

    def __init__(self, app: ASGIApp, behaviour: Behaviour) -> None:
        self._app = app
        self._behaviour = behaviour

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Counts, waits, then refuses or passes on."""
        self._behaviour.count += 1
        self._behaviour.requests.append(str(URL(scope=scope)))
        await asyncio.sleep(self._behaviour.delay_seconds)
        if self._behaviour.status is not None:
            refusal = PlainTextResponse("out of order", self._behaviour.status)
            await refusal(scope, receive, send)
        else:
            await self._app(scope, receive, send)
