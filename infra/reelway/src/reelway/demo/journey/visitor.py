"""A visitor of the demo: makes the owner with the one-time link, then uses the REST API as any client would."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx

from reelway.data_folder import DataFolder

OWNER = "demo"
PASSWORD = "demo-demo-demo"  # noqa: S105 - everyone who starts the demo is told it
TIMEOUT_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Visitor:
    """A client of the gateway with an administrator's key."""

    http: httpx.AsyncClient

    async def get(self, path: str, **params: str | int) -> dict[str, object]:
        """The answer's JSON; HTTPStatusError on a problem."""
        return _json(await self.http.get(path, params=params))

    async def items(self, path: str, **params: str | int) -> list[dict[str, object]]:
        """The entries of a list's first page."""
        found = (await self.get(path, **params))["items"]
        return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []

    async def post(self, path: str, body: object) -> dict[str, object]:
        """The same for a creation or an action."""
        return _json(await self.http.post(path, json=body))

    async def close(self) -> None:
        """Leave."""
        await self.http.aclose()


async def enter(url: str, data: DataFolder) -> Visitor:
    """A visitor of a demo at `url`; the owner and a key are made at the first start and kept in its data folder."""
    key_file = data.path / "demo-key"
    if not key_file.exists():
        await _make_owner(url, data, key_file)
    headers = {"X-Api-Key": key_file.read_text(encoding="utf-8").strip()}
    return Visitor(httpx.AsyncClient(base_url=f"{url}/api/v1/", headers=headers, timeout=TIMEOUT_SECONDS))


async def _make_owner(url: str, data: DataFolder, key_file: Path) -> None:
    link = data.setup_link.read_text(encoding="utf-8").strip()
    token = parse_qs(urlsplit(link).query)["token"][0]
    async with httpx.AsyncClient(base_url=f"{url}/api/v1/", timeout=TIMEOUT_SECONDS) as http:
        owner = {"token": token, "name": OWNER, "password": PASSWORD}
        _json(await http.post("setup", json=owner, headers={"Origin": url}))
        made = _json(await http.post("me/keys", json={"name": "demo", "scope": "admin"}, headers={"Origin": url}))
    await asyncio.to_thread(_write_private, key_file, f"{made['key']}\n")


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=0o600)
    path.write_text(text, encoding="utf-8")


def _json(answer: httpx.Response) -> dict[str, object]:
    if answer.is_error:
        raise httpx.HTTPStatusError(
            f"{answer.request.method} {answer.request.url.path}: {answer.text[:500]}",
            request=answer.request,
            response=answer,
        )
    body: dict[str, object] = answer.json() if answer.content else {}
    return body
