"""Asks one source over HTTP: within its limits, patient with passing failures, never reading more than allowed."""

import asyncio
import email.utils
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from urllib.parse import urljoin

import httpx
import stamina
from aiolimiter import AsyncLimiter

from kit.http.client import same_host
from metadata_relay.errors import (
    KeyRefused,
    NotFound,
    SourceBusy,
    SourceNotConfigured,
    SourceUnavailable,
    SourceUnreadable,
)
from metadata_relay.metrics import REQUESTS, SECONDS
from metadata_relay.signing import MakeSigner, NoKey, Signature, Signer, SourceKey
from metadata_relay.source_name import SourceName

MAX_REDIRECTS = 3
# What a source may ask for and still be waited for; past it, the question fails and the source is left alone.
LONGEST_WAIT_SECONDS = 10.0
MAX_SIGNERS = 64
_TOO_MANY, _NOT_FOUND = 429, 404
_REFUSED = frozenset({401, 403})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Limits:
    """What a source bears. After a pause, the requests of `burst_seconds` may go at once."""

    concurrency: int
    per_second: float
    burst_seconds: float = 1
    max_waiting: int = 100


@dataclass(frozen=True, slots=True)
class Patience:
    """How long and how often a source is asked, and how much of an answer is read."""

    timeout_seconds: float = 8
    total_seconds: float = 20
    attempts: int = 3
    wait_seconds: float = 0.5
    rest_seconds: float = 30
    max_bytes: int = 32_000_000


class SourceClient:
    """The one way to a source. After a failure it `rests`: who has an older answer need not ask."""

    def __init__(
        self,
        name: SourceName,
        url: str,
        http: httpx.AsyncClient,
        *,
        limits: Limits,
        patience: Patience,
        signer: Signer | None,
        make_signer: MakeSigner | None = None,
    ) -> None:
        """`signer` signs with the relay's own key (None: it has none), `make_signer` with keys that questions bring."""
        self.name = name
        self.url = url
        self._http = http
        self._signer = signer
        self._make_signer = lru_cache(MAX_SIGNERS)(make_signer) if make_signer else None
        self._patience = patience
        self._places = asyncio.Semaphore(limits.concurrency)
        burst = max(1.0, limits.per_second * limits.burst_seconds)
        self._rate = AsyncLimiter(burst, burst / limits.per_second)
        self._max_waiting = limits.max_waiting + limits.concurrency
        self._waiting = 0
        self._rests_until = 0.0
        self.trouble: str | None = None
        """What went wrong last, until it answers again."""

    @property
    def rests(self) -> bool:
        """Whether it failed a short while ago."""
        return time.monotonic() < self._rests_until

    @property
    def has_own_key(self) -> bool:
        """Whether it can be asked without a key that the question brings."""
        return self._signer is not None

    async def get(self, path: str, params: Mapping[str, str], key: SourceKey | None = None) -> bytes:
        """The body of an answer; `key` goes before the relay's own.

        Raises:
            SourceNotConfigured: there is no key at all.
            NotFound: the source does not have it.
            SourceUnavailable: it does not answer in time, or can't.
            SourceBusy: too many wait already.
            KeyRefused: it does not accept our key.
            SourceUnreadable: the answer is too large or of an unknown kind.
        """
        signer = self._signer_of(key)
        if self._waiting >= self._max_waiting:
            raise SourceBusy(f"Too many questions wait for {self.name}", advice="Try again in a few seconds")
        self._waiting += 1
        try:
            async with asyncio.timeout(self._patience.total_seconds):
                body = await self._persist(path, params, signer)
        except TimeoutError:
            raise self._failed(SourceUnavailable(f"{self.name} did not answer in time")) from None
        except SourceUnavailable as error:
            raise self._failed(error) from None
        except (KeyRefused, SourceUnreadable) as error:
            self.trouble = error.detail
            raise
        except NotFound:
            self._answered()
            raise
        finally:
            self._waiting -= 1
        self._answered()
        return body

    def _signer_of(self, key: SourceKey | None) -> Signer:
        signer = self._make_signer(key) if key and self._make_signer else self._signer
        if signer is None:
            raise SourceNotConfigured(f"{self.name} has no key", advice=f"Set a key of {self.name}")
        return signer

    def _answered(self) -> None:
        self.trouble, self._rests_until = None, 0.0

    def _failed(self, error: SourceUnavailable) -> SourceUnavailable:
        self.trouble = error.detail
        rest = max(self._patience.rest_seconds, error.wait_seconds or 0)
        self._rests_until = time.monotonic() + min(rest, 3600)
        return error

    async def _persist(self, path: str, params: Mapping[str, str], signer: Signer) -> bytes:
        wait = self._patience.wait_seconds
        attempts = stamina.retry_context(
            _wait_before_retry,
            attempts=self._patience.attempts,
            timeout=None,
            wait_initial=wait,
            wait_max=LONGEST_WAIT_SECONDS,
            wait_jitter=wait / 2,
        )
        async for attempt in attempts:
            with attempt:
                return await self._ask(path, params, signer)
        raise AssertionError("stamina returns or raises")

    async def _ask(self, path: str, params: Mapping[str, str], signer: Signer) -> bytes:
        # The rate first, then the place: who waits for the rate must not hold a place.
        await self._rate.acquire()
        async with self._places:
            began = time.monotonic()
            outcome = "failed"
            try:
                body = await self._signed(path, params, signer)
                outcome = "ok"
            except NotFound:
                outcome = "not_found"
                raise
            finally:
                REQUESTS.labels(self.name, outcome).inc()
                SECONDS.labels(self.name).observe(time.monotonic() - began)
        return body

    async def _signed(self, path: str, params: Mapping[str, str], signer: Signer) -> bytes:
        signature = await signer.sign()
        try:
            return await self._follow(path, params, signature)
        except KeyRefused:
            if not signer.renew(signature):
                raise
        return await self._follow(path, params, await signer.sign())

    async def _follow(self, path: str, params: Mapping[str, str], signature: Signature) -> bytes:
        url = str(httpx.URL(self.url + path).copy_merge_params({**params, **signature.params}))
        for _ in range(MAX_REDIRECTS + 1):
            found = await self._get_one(url, signature.headers)
            if isinstance(found, bytes):
                return found
            url = found
        raise SourceUnreadable(f"{self.name} redirects without end")

    async def _get_one(self, url: str, headers: Mapping[str, str]) -> bytes | str:
        """The body, or where it is."""
        try:
            async with self._http.stream(
                "GET", url, headers=headers, timeout=self._patience.timeout_seconds
            ) as response:
                if response.status_code in _REDIRECTS:
                    return self._redirected(url, response)
                self._check(response)
                return await read_limited(response, self.name, self._patience.max_bytes)
        except httpx.TimeoutException:
            raise SourceUnavailable(f"{self.name} did not answer in time") from None
        except httpx.DecodingError:
            raise SourceUnreadable(f"{self.name} packed its answer in a way that can't be unpacked") from None
        except (httpx.HTTPError, OSError) as error:
            # The text of the error may hold the address, and that the key.
            raise SourceUnavailable(f"{self.name} can't be reached ({type(error).__name__})") from None

    def _redirected(self, url: str, response: httpx.Response) -> str:
        leads_to: str = urljoin(url, response.headers.get("location", ""))
        if not same_host(url, leads_to):
            raise SourceUnreadable(f"{self.name} redirects to another server")
        return leads_to

    def _check(self, response: httpx.Response) -> None:
        status = response.status_code
        if status == httpx.codes.OK:
            return
        if status == _NOT_FOUND:
            raise NotFound(f"{self.name} does not have it")
        if status in _REFUSED and not isinstance(self._signer, NoKey):
            raise key_refused(self.name)
        if status == _TOO_MANY or status >= httpx.codes.INTERNAL_SERVER_ERROR:
            raise SourceUnavailable(f"{self.name} answered {status}", wait_seconds=_retry_after(response))
        raise SourceUnreadable(f"{self.name} answered {status}")


def key_refused(name: str) -> KeyRefused:
    """The error for a key that a source does not accept."""
    return KeyRefused(f"{name} refused the key", advice=f"Check the key of {name} in the relay's settings")


async def read_limited(response: httpx.Response, name: str, max_bytes: int) -> bytes:
    """The body of an open response.

    Raises:
        SourceUnreadable: it is larger than `max_bytes`; no more than that was read.
    """
    too_large = SourceUnreadable(f"{name} sent more than {max_bytes} bytes")
    declared = response.headers.get("content-length", "")
    if declared.isdecimal() and int(declared) > max_bytes:
        raise too_large
    body = bytearray()
    async for part in response.aiter_bytes():
        body += part
        if len(body) > max_bytes:
            raise too_large
    return bytes(body)


def _wait_before_retry(error: Exception) -> bool | float:
    if not isinstance(error, SourceUnavailable):
        return False
    if error.wait_seconds is None:
        return True
    return error.wait_seconds if error.wait_seconds <= LONGEST_WAIT_SECONDS else False


def _retry_after(response: httpx.Response) -> float | None:
    """Seconds of `Retry-After`, which is a number or a date."""
    value = response.headers.get("retry-after", "").strip()
    if value.isdecimal() and len(value) < 10:
        return float(value)
    try:
        return max(0.0, (email.utils.parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
