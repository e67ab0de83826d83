"""Stand-ins for the four sources, with made-up titles, and a relay in front of them."""

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from metadata_relay.bootstrap import build_app
from metadata_relay.settings import RelaySettings

TMDB, TVDB, TVMAZE, CINEMETA = "tmdb.test", "tvdb.test", "tvmaze.test", "cinemeta.test"
KEY = "s3cret-key"
Answer = Callable[[httpx.Request], httpx.Response]


@dataclass
class FakeSources:
    """Answers by host and path; what is not there is a 404. `down` hosts answer 503."""

    answers: dict[tuple[str, str], object] = field(default_factory=dict)
    """JSON, a response, or a function of the request."""
    down: set[str] = field(default_factory=set)
    requests: list[httpx.Request] = field(default_factory=list)
    gate: asyncio.Event | None = None
    """Answers wait for it."""

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        if self.gate:
            await self.gate.wait()
        if request.url.host in self.down:
            return httpx.Response(503)
        answer = self.answers.get((request.url.host, request.url.path))
        if callable(answer):
            found = answer(request)
            assert isinstance(found, httpx.Response)
            return found
        if isinstance(answer, httpx.Response):
            return answer
        return httpx.Response(404) if answer is None else httpx.Response(200, json=answer)

    def counts(self) -> Counter[str]:
        """How often each path was asked for."""
        return Counter(request.url.path for request in self.requests)


def relay_settings(folder: Path, **more: object) -> RelaySettings:
    """Settings of a relay that asks the stand-ins, never waits between attempts and has both keys."""
    given: dict[str, object] = {
        "tmdb_url": f"http://{TMDB}",
        "tvdb_url": f"http://{TVDB}",
        "tvmaze_url": f"http://{TVMAZE}",
        "cinemeta_url": f"http://{CINEMETA}",
        "tmdb_api_key": KEY,
        "tvdb_api_key": KEY,
        "cache_folder": folder,
        "retry_wait_seconds": 0,
        "rest_seconds": 0,
        **{f"{name}_per_second": 1000 for name in ("tmdb", "tvdb", "tvmaze", "cinemeta")},
    }
    return RelaySettings.model_validate({**given, **more})


@contextlib.asynccontextmanager
async def running_relay(settings: RelaySettings, sources: FakeSources) -> AsyncIterator[httpx.AsyncClient]:
    """A client of a relay that asks these sources."""
    app = build_app(settings, transport=httpx.MockTransport(sources))
    async with (
        app.router.lifespan_context(app),
        httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://relay.test") as client,
    ):
        yield client
