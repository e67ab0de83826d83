"""HTTP to addresses that came from outside: guarded, bounded, with timeouts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

import httpcore
import httpx
from httpcore._backends.auto import AutoBackend

from kit.errors import InvalidInput, Unavailable
from kit.http.addresses import resolve_allowed
from kit.telemetry.http import trace_requests
from kit.telemetry.tracing import Tracing

MAX_REDIRECTS = 5
USER_AGENT = "Reelway/0.1"
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_DEFAULT_PORTS = {"http": 80, "https": 443}


class _GuardedBackend(AutoBackend):
    """Connects only where `resolve_allowed` lets it."""

    def __init__(self, allowed_hosts: frozenset[str]) -> None:
        super().__init__()
        self._allowed_hosts = allowed_hosts

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        address = await resolve_allowed(host, port, self._allowed_hosts)
        return await super().connect_tcp(address, port, timeout, local_address, socket_options)


class _GuardedTransport(httpx.AsyncHTTPTransport):
    def __init__(self, allowed_hosts: frozenset[str]) -> None:
        super().__init__(retries=0)
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=50,
            max_keepalive_connections=10,
            keepalive_expiry=30,
            network_backend=_GuardedBackend(allowed_hosts),
        )


@dataclass(frozen=True, slots=True)
class Answer:
    """A whole answer, read within its limit. `url` is where it came from after redirects."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


@dataclass(frozen=True, slots=True)
class Elsewhere(Exception):  # noqa: N818 - it is where the answer is, not a failure
    """The answer redirects to something that HTTP does not reach, such as a magnet link."""

    url: str


class GuardedClient:
    """Gets URLs from outside. `allowed_hosts` (`host` or `host:port`) are the owner's own; they may be private."""

    def __init__(
        self, allowed_hosts: Iterable[str] = (), *, timeout_seconds: float = 30.0, tracing: Tracing | None = None
    ) -> None:
        self._client = httpx.AsyncClient(
            transport=_GuardedTransport(frozenset(host.casefold() for host in allowed_hosts)),
            timeout=httpx.Timeout(timeout_seconds, connect=min(10.0, timeout_seconds)),
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": USER_AGENT},
        )
        if tracing:
            trace_requests(self._client, tracing)

    async def get(
        self,
        url: str,
        *,
        max_bytes: int,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The answer, after at most five redirects, each guarded alike.

        Raises:
            InvalidInput: the URL, or where it leads, is not allowed; the answer is larger than `max_bytes`.
            Unavailable: nobody answers, or not in time.
            Elsewhere: it redirects to another scheme (a magnet link).
        """
        if params:
            url = str(httpx.URL(url).copy_merge_params(params))
        for _ in range(MAX_REDIRECTS + 1):
            answer = await self._get_one(url, max_bytes, headers)
            if answer.status not in _REDIRECTS:
                return answer
            leads_to = urljoin(url, answer.headers.get("location", ""))
            if urlsplit(leads_to).scheme not in _DEFAULT_PORTS:
                raise Elsewhere(leads_to)
            if not same_host(url, leads_to):
                headers = None  # what was meant for one host is not shown to another
            url = leads_to
        raise InvalidInput(f"More than {MAX_REDIRECTS} redirects")

    async def close(self) -> None:
        """Close all connections."""
        await self._client.aclose()

    async def _get_one(self, url: str, max_bytes: int, headers: Mapping[str, str] | None) -> Answer:
        try:
            host = urlsplit(url).hostname or url[:80]
        except ValueError as error:
            raise InvalidInput(f"The address can't be read: {error}") from None
        try:
            async with self._client.stream("GET", url, headers=headers) as response:
                body = await _read(response, max_bytes)
                return Answer(response.status_code, response.headers, body, url)
        except httpx.InvalidURL as error:
            raise InvalidInput(f"The address can't be read: {error}") from None
        except httpx.UnsupportedProtocol:
            raise InvalidInput("Only http and https addresses are fetched") from None
        except httpx.TimeoutException:
            raise Unavailable(f"{host} did not answer in time") from None
        except (httpx.HTTPError, OSError) as error:
            raise Unavailable(f"{host} can't be reached: {error or type(error).__name__}") from None


def same_host(one: str, other: str) -> bool:
    """Whether two URLs have the same scheme, host and port."""
    first, second = urlsplit(one), urlsplit(other)
    ports = [part.port or _DEFAULT_PORTS.get(part.scheme) for part in (first, second)]
    return (first.scheme, first.hostname, ports[0]) == (second.scheme, second.hostname, ports[1])


async def _read(response: httpx.Response, max_bytes: int) -> bytes:
    declared = response.headers.get("content-length", "0")
    if declared.isdigit() and int(declared) > max_bytes:
        raise InvalidInput(f"The answer has {declared} bytes; at most {max_bytes} are read")
    parts: list[bytes] = []
    size = 0
    async for part in response.aiter_bytes():
        size += len(part)
        if size > max_bytes:
            raise InvalidInput(f"The answer has more than {max_bytes} bytes")
        parts.append(part)
    return b"".join(parts)
