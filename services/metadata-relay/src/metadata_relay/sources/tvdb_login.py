"""Logs in to TVDB and signs requests with the token, which lasts a month."""

import asyncio
import json

import httpx

from metadata_relay.errors import SourceUnavailable, SourceUnreadable
from metadata_relay.fetching import key_refused, read_limited
from metadata_relay.record import Record
from metadata_relay.signing import Signature

LOGIN_BYTES = 100_000
_REFUSED = frozenset({400, 401, 403})


class TvdbLogin:
    """Logs in before the first request and again when the token is refused; side by side, once for all."""

    def __init__(self, http: httpx.AsyncClient, url: str, key: str, pin: str | None, timeout_seconds: float) -> None:
        self._http = http
        self._url = f"{url}/v4/login"
        self._body = {"apikey": key.strip(), **({"pin": pin.strip()} if pin else {})}
        self._timeout_seconds = timeout_seconds
        self._signature: Signature | None = None
        self._one_at_a_time = asyncio.Lock()

    async def sign(self) -> Signature:
        """The token, from a login where there is none.

        Raises:
            KeyRefused: TVDB does not accept the key.
            SourceUnavailable: the login can't be reached.
            SourceUnreadable: it answers something unknown.
        """
        async with self._one_at_a_time:
            if self._signature is None:
                self._signature = Signature(headers={"Authorization": f"Bearer {await self._log_in()}"})
            return self._signature

    def renew(self, refused: Signature) -> bool:
        """Forget the token that was refused; the next is from a new login."""
        if self._signature is refused:
            self._signature = None
        return True

    async def _log_in(self) -> str:
        try:
            async with self._http.stream("POST", self._url, json=self._body, timeout=self._timeout_seconds) as response:
                if response.status_code in _REFUSED:
                    raise key_refused("tvdb")
                if response.status_code != httpx.codes.OK:
                    raise SourceUnavailable(f"The login of tvdb answered {response.status_code}")
                body = await read_limited(response, "tvdb", LOGIN_BYTES)
        except (httpx.HTTPError, OSError) as error:
            raise SourceUnavailable(f"The login of tvdb can't be reached ({type(error).__name__})") from None
        try:
            answer = Record(json.loads(body))
        except (ValueError, RecursionError):
            raise SourceUnreadable("The login of tvdb answered something that is not JSON") from None
        return answer.record("data").get_text("token")
