"""Secrets go in and never come out: not by any address, not in any log, not on any command line."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import httpx
import pytest
from starlette.requests import Request
from starlette.responses import Response

from contracts.service import Service
from integration.indexer.fake_torznab import FakeTorznab
from reelway.demo.journey.visitor import PASSWORD
from support.toy_process import members_of
from support.whole import Whole, until

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("security"), pytest.mark.timeout(240)]

INDEXER_KEY = "key-that-nobody-may-see-again"
METADATA_KEY = "metadata-key-that-nobody-may-see-again"
WRONG_PASSWORD = "a-password-that-was-mistyped"
STREAMS = ("/events",)


async def _fails(_request: Request) -> Response:
    return Response("out of order", status_code=500)


async def _use_everything(whole: Whole) -> None:
    """Have each secret used, in success and in failure, so that whatever tells of it has told."""
    async with FakeTorznab(answer=_fails, download=_fails).serving() as fake:
        settings = {"name": "Leaky", "kind": "torznab", "url": fake.url, "api_key": INDEXER_KEY}
        indexer = await whole.visitor.post("indexers", settings)
        await whole.visitor.post("indexers/test", settings)
        address = f"indexers/{indexer['indexer_id']}"
        await whole.visitor.http.put(address, json=settings | {"url": f"{fake.url}?apikey={INDEXER_KEY}"})
        wish = await whole.wish(whole.world.catalogue.get_movie("Hollow Star"))

        async def is_searched() -> bool:
            return any("SearchCompleted" in str(entry["type"]) for entry in await whole.timeline_of(wish))

        await until("the movie was searched for", is_searched)
    await whole.visitor.http.put("metadata/sources", json={"keys": [{"source": "tmdb", "api_key": METADATA_KEY}]})
    await whole.visitor.post("metadata/sources/test", {"source": "tmdb"})
    await whole.visitor.http.get("metadata/search", params={"kind": "movie", "query": "Hollow"})
    refused = await whole.visitor.http.put(
        "metadata/sources", json={"keys": [{"source": "tmdb", "api_key": f"{METADATA_KEY} with blanks"}]}
    )
    assert refused.status_code == 422
    assert METADATA_KEY not in refused.text
    login = {"name": "demo", "password": WRONG_PASSWORD}
    assert (await whole.visitor.http.post("login", json=login)).status_code == 401
    broken = await whole.visitor.http.post("indexers", json=settings | {"kind": "none", "url": 5})
    assert INDEXER_KEY not in broken.text


async def _secrets(whole: Whole) -> list[str]:
    sql = await whole.sql(Service.GATEWAY)
    try:
        hashes = [str(row["password_hash"]) for row in await sql.fetch("select password_hash from users")]
    finally:
        await sql.close()
    generated = [word for word in _texts(json.loads(whole.data.secrets.read_text())) if len(word) > 16]
    own_key = whole.visitor.http.headers["X-Api-Key"]
    return [INDEXER_KEY, METADATA_KEY, PASSWORD, WRONG_PASSWORD, own_key, *hashes, *generated]


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        for member in value.values():
            yield from _texts(member)
    else:
        yield str(value)


async def _answers(whole: Whole) -> AsyncIterator[tuple[str, str]]:
    """Every address that can be read, with the ids of things that there are."""
    api = (await whole.visitor.http.get(f"{whole.running.web.url}/api/openapi.json")).json()
    ids = {
        "title_id": str((await whole.visitor.items("movies"))[0]["title_id"]),
        "search_id": str((await whole.visitor.items("searches"))[0]["search_id"]),
        "indexer_id": str((await whole.visitor.items("indexers"))[0]["indexer_id"]),
    }
    for path, operations in api["paths"].items():
        if "get" in operations and not path.endswith(STREAMS):
            filled = path
            for name, value in ids.items():
                filled = filled.replace(f"{{{name}}}", value)
            if "{" not in filled:
                yield filled, (await whole.visitor.http.get(f"{whole.running.web.url}{filled}")).text
    yield "the event stream", await _stream(whole)


async def _stream(whole: Whole) -> str:
    told = ""
    try:
        async with asyncio.timeout(3), whole.visitor.http.stream("GET", "events", params={"after": 0}) as answer:
            async for text in answer.aiter_text():
                told += text
    except (TimeoutError, httpx.ReadError):
        pass
    assert "SearchCompleted" in told
    return told


def _command_lines(whole: Whole) -> str:
    lines = [Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace") for pid in members_of(whole.data.path)]
    assert any("catalog" in line for line in lines)
    return "\n".join(lines)


async def test_no_secret_comes_back(whole: Whole) -> None:
    await _use_everything(whole)
    secrets = await _secrets(whole)
    assert len(secrets) > 8
    seen = 0
    async for place, text in _answers(whole):
        seen += 1
        assert [secret for secret in secrets if secret in text] == [], place
    assert seen > 20
    for log in whole.data.log("any").parent.glob("*.log*"):
        text = log.read_text(errors="replace")
        assert [secret for secret in secrets if secret in text] == [], log
    assert [secret for secret in secrets if secret in _command_lines(whole)] == []


async def test_what_is_secret_can_be_read_by_its_owner_alone(whole: Whole) -> None:
    private = [whole.data.secrets, whole.data.nats, whole.data.postgres, whole.data.path / "logs"]
    assert [path for path in private if path.stat().st_mode & 0o077] == []
