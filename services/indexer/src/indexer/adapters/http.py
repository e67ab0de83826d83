"""HTTP to indexers: to the configured host only, bounded, with what goes wrong told as typed failures."""

import asyncio
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from urllib.parse import urlsplit

from contracts.indexer.values import IndexerSettings
from indexer.adapters.torznab.errors import failure_of_status
from indexer.domain.failure import FailureKind, IndexerFailure
from kit.errors import InvalidInput, Unavailable
from kit.http.client import Answer, Elsewhere, GuardedClient
from kit.telemetry.tracing import Tracing

MAX_ANSWER_BYTES = 10_000_000
MAX_CLIENTS = 200
LONGEST_TIMEOUT_SECONDS = 300.0


@contextmanager
def hiding_key(settings: IndexerSettings) -> Iterator[None]:
    """Takes the key out of failures: some indexers repeat it in what they answer."""
    try:
        yield
    except IndexerFailure as failure:
        if not settings.api_key or settings.api_key not in failure.detail:
            raise
        detail = failure.detail.replace(settings.api_key, "[key]")
        raise IndexerFailure(failure.kind, detail, retry_after_seconds=failure.retry_after_seconds) from None


class IndexerHttp:
    """One guarded client per host, kept so that connections are used again."""

    def __init__(self, tracing: Tracing | None = None) -> None:
        self._tracing = tracing
        self._clients: OrderedDict[str, GuardedClient] = OrderedDict()

    async def get(
        self,
        settings: IndexerSettings,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> bytes:
        """The body of a successful answer.

        Raises:
            IndexerFailure: there is none.
        """
        try:
            async with asyncio.timeout(settings.timeout_seconds):
                answer = await self.fetch(settings, url, params=params, headers=headers, max_bytes=MAX_ANSWER_BYTES)
        except TimeoutError:
            detail = f"no whole answer within {settings.timeout_seconds:g} s"
            raise IndexerFailure(FailureKind.UNREACHABLE, detail) from None
        except Unavailable as error:
            raise IndexerFailure(FailureKind.UNREACHABLE, error.detail) from None
        except InvalidInput as error:
            raise IndexerFailure(FailureKind.BROKEN, error.detail) from None
        except Elsewhere:
            raise IndexerFailure(FailureKind.BROKEN, "the answer leads to something that is no web address") from None
        if failure := failure_of_status(answer.status, answer.headers, datetime.now(UTC)):
            raise failure
        return answer.body

    async def fetch(
        self,
        settings: IndexerSettings,
        url: str,
        *,
        max_bytes: int,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer as it is; see `GuardedClient.get` for what it raises."""
        return await self._client(settings).get(url, max_bytes=max_bytes, params=params, headers=headers)

    async def close(self) -> None:
        """Close all connections."""
        while self._clients:
            _, client = self._clients.popitem()
            await client.close()

    def _client(self, settings: IndexerSettings) -> GuardedClient:
        host = _host_and_port(settings.url) if settings.allow_private_addresses else ""
        if host not in self._clients:
            allowed = (host,) if host else ()
            self._clients[host] = GuardedClient(allowed, timeout_seconds=LONGEST_TIMEOUT_SECONDS, tracing=self._tracing)
        self._clients.move_to_end(host)
        return self._clients[host]


def _host_and_port(url: str) -> str:
    """What the owner configured, to the port: other ports of that host are others' business."""
    parts = urlsplit(url)
    return f"{parts.hostname or ''}:{parts.port or {'https': 443}.get(parts.scheme, 80)}"
