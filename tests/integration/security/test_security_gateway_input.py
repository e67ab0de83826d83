"""Whatever a client sends, the answer is a problem that says so: never a failure of ours, never a full memory."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from support.memory import peak_bytes
from support.whole import Whole

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("security"), pytest.mark.timeout(240)]

ID = "01956f3e-7a00-7000-8000-000000000001"
JSON = {"content-type": "application/json"}
DEEP = b'{"a":' * 50_000 + b"1" + b"}" * 50_000
DEEP_LIST = b"[" * 100_000
TOO_MANY_BYTES = 2_000_000
MEMORY_BYTES = 400_000_000


def _is_problem(answer: httpx.Response) -> bool:
    kind = answer.headers.get("content-type", "")
    return 400 <= answer.status_code < 500 and kind == "application/problem+json" and bool(answer.json()["detail"])


@pytest.mark.parametrize("path", ["setup", "login", "shows", "indexers", "searches", "libraries"])
async def test_a_huge_body_is_refused_before_anyone_has_logged_in(whole: Whole, path: str) -> None:
    url = f"{whole.running.web.url}/api/v1/{path}"
    async with httpx.AsyncClient(trust_env=False, timeout=60) as stranger:
        told = await stranger.post(url, content=b" " * TOO_MANY_BYTES, headers=JSON)
        untold = await stranger.post(url, content=_endless(), headers=JSON)
    assert told.status_code == untold.status_code == 413


async def _endless() -> AsyncIterator[bytes]:
    for _ in range(2 * TOO_MANY_BYTES // 64_000):
        yield b" " * 64_000


@pytest.mark.parametrize(
    "body",
    [
        DEEP,
        DEEP_LIST,
        b'{"name": "\xff\xfe"}',
        b'{"name": "\\ud800", "scope": "read"}',
        b'{"name": "a\\u0000b", "scope": "read"}',
        b'{"name": 1e999}',
        b'{"name": ' + b"9" * 5000 + b"}",
        b"null",
        b"",
    ],
    ids=["deep", "deep list", "not utf-8", "half a character", "zero", "infinite", "long number", "null", "empty"],
)
@pytest.mark.parametrize("path", ["me/keys", "shows", "indexers", "libraries", "searches"])
async def test_a_body_that_can_not_be_right_is_a_problem_of_the_client(whole: Whole, path: str, body: bytes) -> None:
    answer = await whole.visitor.http.post(path, content=body, headers=JSON)
    assert _is_problem(answer), (answer.status_code, answer.text[:300])


@pytest.mark.parametrize("kind", ["text/plain", "application/jsonx", "application/xml", "application/json", ""])
async def test_a_body_of_another_kind_is_a_problem_of_the_client(whole: Whole, kind: str) -> None:
    answer = await whole.visitor.http.post("searches", content=b"<not json>", headers={"content-type": kind})
    assert _is_problem(answer), (answer.status_code, answer.text[:300])


async def test_an_announcer_may_tell_more_than_is_read(whole: Whole) -> None:
    body = {"title": "Nobody.Knows.S01E01.1080p.WEB-DL-TIDE", "downloadUrl": "http://127.0.0.1:9/1", "tags": ["new"]}
    answer = await whole.visitor.http.post("releases/push", json=body)
    assert answer.status_code == 200, answer.text


@pytest.mark.parametrize(
    "address",
    [
        "shows?query=%00",
        "shows?query=%ff",
        "shows?query=%ed%a0%80",
        "shows?cursor=%00",
        "shows?cursor=bm90LWEtY3Vyc29y",
        f"shows?cursor={'A' * 1990}",
        "shows?limit=-1",
        "shows?limit=99999999999999999999",
        "shows?sort=name;drop table titles",
        "events/history?subject=%00",
        "events/history?cursor=AAAA",
        "events/history?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk",
        "problems/dead-letters?after=99999999999999999999999",
        "problems/dead-letters/99999999999999999999999",
        f"shows/{ID}/episodes?season=99999999999999",
        f"shows/{ID}'--",
        "metadata/search?kind=show&query=%00",
    ],
)
async def test_an_address_that_can_not_be_right_is_no_failure_of_ours(whole: Whole, address: str) -> None:
    answer = await whole.visitor.http.get(address)
    assert answer.status_code < 500, answer.text
    assert answer.is_success or _is_problem(answer)


@pytest.mark.parametrize(
    "path",
    [
        f"images/{ID}/../../secrets.json",
        f"images/{ID}/..%2f..%2f..%2fsecrets.json",
        "images/..%2f..%2fsecrets.json/small",
        f"images/{ID}/small%00.json",
        f"images/{ID}/small%2f..%2f..%2fVERSION",
        "../../secrets.json",
        "..%2f..%2f..%2fsecrets.json",
        "%2e%2e/%2e%2e/secrets.json",
        "static-docs/..%2f..%2f..%2fsecrets.json",
    ],
)
@pytest.mark.parametrize("root", ["/api/v1/", "/api/", "/"])
async def test_no_path_leads_to_a_file_outside(whole: Whole, root: str, path: str) -> None:
    raw = httpx.URL(whole.running.web.url).copy_with(raw_path=f"{root}{path}".encode())
    answer = await whole.visitor.http.get(raw)
    assert answer.status_code < 500
    secret = json.loads(whole.data.secrets.read_text())
    assert all(word not in answer.text for word in _words(secret))


def _words(value: object) -> list[str]:
    if isinstance(value, dict):
        return [word for member in value.values() for word in _words(member)]
    return [str(value)]


@pytest.mark.parametrize(
    "headers",
    [
        {"X-Api-Key": b"\xff\xfe"},
        {"X-Api-Key": b"k" * 20_000},
        {"Authorization": b"Bearer " + b"\xc3\x28"},
        {"Cookie": b"reelway_session=\xff; reelway_session=%00"},
        {"Last-Event-ID": b"99999999999999999999999999"},
        {"Last-Event-ID": "²".encode("latin-1")},
        {"Idempotency-Key": b"k" * 300},
    ],
    ids=["bytes", "long key", "bad bearer", "cookie", "event id", "digit that is none", "idempotency"],
)
async def test_a_header_that_can_not_be_right_is_no_failure_of_ours(whole: Whole, headers: dict[str, bytes]) -> None:
    own = [] if {"X-Api-Key", "Authorization", "Cookie"} & set(headers) else [_own_key(whole)]
    sent = [*own, *((name.encode(), value) for name, value in headers.items())]
    async with httpx.AsyncClient(base_url=whole.visitor.http.base_url, trust_env=False, timeout=30) as client:
        for path in ("events", "me"):
            try:
                async with client.stream("GET", path, headers=sent) as answer:
                    assert answer.status_code < 500
            except httpx.RemoteProtocolError:
                pass  # refused before it became a request


def _own_key(whole: Whole) -> tuple[bytes, bytes]:
    return b"X-Api-Key", whole.visitor.http.headers["X-Api-Key"].encode()


async def test_after_all_that_the_gateway_is_small_and_well(whole: Whole) -> None:
    assert (await whole.visitor.get("system/health"))["state"] != "failing"
    assert whole.told.deaths == []
    assert peak_bytes(whole, "gateway") < MEMORY_BYTES
