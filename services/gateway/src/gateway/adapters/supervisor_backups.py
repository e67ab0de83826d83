"""Backups as the supervisor keeps them, asked for over its socket."""

from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import httpx

from contracts.backups import HELD_SECONDS, BackupCheck, Backups, BackupSchedule
from contracts.message import Value
from kit.errors import BY_CODE, Bug, NotFound, Unavailable

ANSWER_SECONDS = 10.0
REMOVE_SECONDS = 60.0
CHECK_SECONDS = 600.0
"""A check reads all of a backup."""
MOST_CONNECTIONS = 20
AnswerT = TypeVar("AnswerT", bound=Value)


class SupervisorBackups:
    """Works inside its block. Every call raises `NotFound` where no supervisor keeps backups, and `Unavailable` while
    it does not answer.
    """

    def __init__(self, socket: Path | None) -> None:
        self._client = _client(socket) if socket else None

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._client:
            await self._client.aclose()

    async def list(self, known: int | None = None) -> Backups:
        """All of them; with the revision that the caller knows the answer waits for another, but not for long."""
        if known is None:
            return _read(await self._send("GET", "/backups", ANSWER_SECONDS), Backups)
        held = await self._send("GET", f"/backups?known={known}", HELD_SECONDS + ANSWER_SECONDS)
        return _read(held, Backups)

    async def make(self) -> Backups:
        """Begin one now."""
        return _read(await self._send("POST", "/backups", ANSWER_SECONDS), Backups)

    async def check(self, name: str) -> BackupCheck:
        """Read all of one."""
        return _read(await self._send("POST", f"/backups/{name}/check", CHECK_SECONDS), BackupCheck)

    async def remove(self, name: str) -> None:
        """Take one away."""
        await self._send("DELETE", f"/backups/{name}", REMOVE_SECONDS)

    async def get_schedule(self) -> BackupSchedule:
        """When they are made."""
        return _read(await self._send("GET", "/backups/schedule", ANSWER_SECONDS), BackupSchedule)

    async def set_schedule(self, schedule: BackupSchedule) -> BackupSchedule:
        """Replace it."""
        body = schedule.model_dump_json().encode()
        return _read(await self._send("PUT", "/backups/schedule", ANSWER_SECONDS, content=body), BackupSchedule)

    async def _send(self, method: str, path: str, seconds: float, *, content: bytes | None = None) -> httpx.Response:
        if self._client is None:
            raise NotFound(
                "Nothing keeps backups here: this gateway was not started by `reelway up`",
                advice="Save the databases and streams with the tools of their servers",
            )
        try:
            answer = await self._client.request(method, path, content=content, timeout=seconds)
        except httpx.HTTPError as error:
            reason = str(error) or type(error).__name__
            raise Unavailable(
                f"Reelway's supervisor does not answer about backups: {reason}", advice="Try again, or restart Reelway"
            ) from error
        if answer.is_error:
            _raise(answer)
        return answer


def _client(socket: Path) -> httpx.AsyncClient:
    # No TLS on a socket of our own user: certificates need not be loaded.
    transport = httpx.AsyncHTTPTransport(
        uds=str(socket), verify=False, limits=httpx.Limits(max_connections=MOST_CONNECTIONS)
    )
    return httpx.AsyncClient(transport=transport, base_url="http://supervisor", trust_env=False)


def _read(answer: httpx.Response, kind: type[AnswerT]) -> AnswerT:
    return kind.model_validate_json(answer.content)


def _raise(answer: httpx.Response) -> None:
    try:
        problem = answer.json()
        error = BY_CODE[problem["code"]](problem["detail"], advice=problem["advice"])
    except (ValueError, KeyError, TypeError):
        error = Bug(f"The supervisor answered {answer.status_code}", advice="Look at logs/reelway.log")
    raise error
