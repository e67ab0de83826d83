import asyncio
from collections.abc import AsyncIterator, Callable

import httpx
import pytest

from metadata_relay.errors import NotFound, SourceBusy, SourceUnavailable, SourceUnreadable
from metadata_relay.fetching import Limits, Patience, SourceClient
from metadata_relay.signing import NoKey
from metadata_relay.source_name import SourceName

Handler = Callable[[httpx.Request], httpx.Response]
WIDE = Limits(10, 1000)
QUICK = Patience(wait_seconds=0, rest_seconds=60, total_seconds=10)


class Endless(httpx.AsyncByteStream):
    """A body that never ends; counts what was taken of it."""

    def __init__(self) -> None:
        self.taken = 0

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while True:
            self.taken += 1000
            yield b" " * 1000


def client_of(handler: object, *, patience: Patience = QUICK, limits: Limits = WIDE) -> SourceClient:
    http = httpx.AsyncClient(transport=httpx.MockTransport(handler))  # type: ignore[arg-type]  # sync and async ones
    return SourceClient(SourceName.TMDB, "http://source.test", http, limits=limits, patience=patience, signer=NoKey())


def in_turn(*responses: httpx.Response | Exception) -> tuple[Handler, list[httpx.Request]]:
    """Answers each response once, the last one for ever."""
    left, seen = list(responses), list[httpx.Request]()

    def handle(request: httpx.Request) -> httpx.Response:
        seen.append(request)
        found = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(found, Exception):
            raise found
        return found

    return handle, seen


@pytest.mark.parametrize(
    "failure", [httpx.Response(429), httpx.Response(503), httpx.ConnectError("refused"), httpx.ReadTimeout("slow")]
)
async def test_passing_failures_are_tried_again(failure: httpx.Response | Exception) -> None:
    handler, seen = in_turn(failure, failure, httpx.Response(200, content=b"{}"))
    client = client_of(handler)
    assert await client.get("/x", {}) == b"{}"
    assert len(seen) == 3
    assert client.trouble is None


async def test_attempts_end() -> None:
    handler, seen = in_turn(httpx.Response(500))
    client = client_of(handler)
    with pytest.raises(SourceUnavailable):
        await client.get("/x", {})
    assert len(seen) == QUICK.attempts
    assert client.rests
    assert client.trouble == "tmdb answered 500"


@pytest.mark.parametrize(("status", "error"), [(404, NotFound), (400, SourceUnreadable), (418, SourceUnreadable)])
async def test_lasting_failures_are_not_tried_again(status: int, error: type[Exception]) -> None:
    handler, seen = in_turn(httpx.Response(status))
    with pytest.raises(error):
        await client_of(handler).get("/x", {})
    assert len(seen) == 1


async def test_retry_after_is_waited_for() -> None:
    handler, seen = in_turn(httpx.Response(429, headers={"retry-after": "0"}), httpx.Response(200, content=b"1"))
    # With the own wait of an hour only the source's can have been used.
    assert await client_of(handler, patience=Patience(wait_seconds=3600)).get("/x", {}) == b"1"
    assert len(seen) == 2


@pytest.mark.parametrize("after", ["3000", "Tue, 31 Dec 2199 23:59:59 GMT"])
async def test_too_long_a_retry_after_is_not_waited_for(after: str) -> None:
    handler, seen = in_turn(httpx.Response(429, headers={"retry-after": after}))
    client = client_of(handler, patience=Patience(wait_seconds=0, rest_seconds=0))
    with pytest.raises(SourceUnavailable):
        await client.get("/x", {})
    assert len(seen) == 1
    assert client.rests


async def test_an_endless_answer_is_cut_off() -> None:
    endless = Endless()
    handler, _ = in_turn(httpx.Response(200, stream=endless))
    with pytest.raises(SourceUnreadable, match="more than 10000 bytes"):
        await client_of(handler, patience=Patience(max_bytes=10_000)).get("/x", {})
    assert endless.taken <= 12_000


async def test_an_answer_that_says_it_is_huge_is_not_read_at_all() -> None:
    endless = Endless()
    handler, _ = in_turn(httpx.Response(200, headers={"content-length": "1000000000"}, stream=endless))
    with pytest.raises(SourceUnreadable):
        await client_of(handler).get("/x", {})
    assert endless.taken == 0


async def test_redirects_to_another_server_are_refused() -> None:
    handler, seen = in_turn(httpx.Response(302, headers={"location": "http://127.0.0.1/secrets"}))
    with pytest.raises(SourceUnreadable, match="another server"):
        await client_of(handler).get("/x", {})
    assert len(seen) == 1


async def test_redirects_in_circles_end() -> None:
    handler, seen = in_turn(httpx.Response(302, headers={"location": "/x"}))
    with pytest.raises(SourceUnreadable, match="without end"):
        await client_of(handler).get("/x", {})
    assert len(seen) == 4


async def test_no_more_than_the_allowed_requests_run_side_by_side() -> None:
    running, most = 0, 0

    async def handle(_: httpx.Request) -> httpx.Response:
        nonlocal running, most
        running += 1
        most = max(most, running)
        await asyncio.sleep(0.005)
        running -= 1
        return httpx.Response(200, content=b"1")

    client = client_of(handle, limits=Limits(3, 1000))
    await asyncio.gather(*(client.get(f"/{number}", {}) for number in range(12)))
    assert most == 3


async def test_no_more_than_the_allowed_requests_go_in_a_burst() -> None:
    handler, seen = in_turn(httpx.Response(200, content=b"1"))
    client = client_of(handler, limits=Limits(10, per_second=0.5, burst_seconds=10))
    tasks = [asyncio.create_task(client.get(f"/{number}", {})) for number in range(8)]
    await asyncio.sleep(0.1)
    assert len(seen) == 5
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


async def test_too_many_waiting_are_turned_away() -> None:
    never = asyncio.Event()

    async def handle(_: httpx.Request) -> httpx.Response:
        await never.wait()
        return httpx.Response(200)

    client = client_of(handle, limits=Limits(1, 1000, max_waiting=2))
    waiting = [asyncio.create_task(client.get(f"/{number}", {})) for number in range(3)]
    await asyncio.sleep(0.01)
    with pytest.raises(SourceBusy):
        await client.get("/more", {})
    for task in waiting:
        task.cancel()
    await asyncio.gather(*waiting, return_exceptions=True)


async def test_one_question_has_an_end_whatever_happens() -> None:
    async def handle(_: httpx.Request) -> httpx.Response:
        await asyncio.sleep(3600)
        return httpx.Response(200)

    client = client_of(handle, patience=Patience(total_seconds=0.05))
    with pytest.raises(SourceUnavailable, match="in time"):
        await client.get("/x", {})
