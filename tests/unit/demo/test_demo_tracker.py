from collections.abc import AsyncIterator
from typing import Any
from urllib.parse import quote

import httpx
import libtorrent as lt
import pytest

from reelway.demo.swarm.tracker import FORGOTTEN_SECONDS, Tracker

HASH = bytes(range(200, 220))
SEEDER = bytes([127, 0, 0, 1]) + (7007).to_bytes(2, "big")


@pytest.fixture
def time() -> list[float]:
    return [0.0]


@pytest.fixture
def tracker(time: list[float]) -> Tracker:
    return Tracker(clock=lambda: time[0])


@pytest.fixture
async def client(tracker: Tracker) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(tracker.app(), client=("127.0.0.1", 4000))
    async with httpx.AsyncClient(transport=transport, base_url="http://tracker.test") as client:
        yield client


def _decode(answer: bytes) -> Any:
    return lt.bdecode(answer)


async def _announce(client: httpx.AsyncClient, peer: str, left: int, event: str = "") -> dict[bytes, Any]:
    query = f"info_hash={quote(HASH)}&peer_id={peer * 20}&port=700{ord(peer) % 10}&left={left}&event={event}&compact=1"
    answer: dict[bytes, Any] = _decode((await client.get(f"/announce?{query}")).content)
    return answer


async def test_a_leecher_learns_of_the_seeder_but_not_of_itself(client: httpx.AsyncClient) -> None:
    assert (await _announce(client, "a", 0))[b"peers"] == b""
    answer = await _announce(client, "b", 5)
    assert answer[b"peers"] == SEEDER
    assert (answer[b"complete"], answer[b"incomplete"]) == (1, 1)


async def test_leechers_learn_of_each_other_only_without_a_seeder(client: httpx.AsyncClient) -> None:
    await _announce(client, "b", 5)
    assert len((await _announce(client, "c", 5))[b"peers"]) == 6
    await _announce(client, "a", 0)
    assert (await _announce(client, "c", 5))[b"peers"] == SEEDER


async def test_who_has_finished_does_not_hide_the_first_seeder(client: httpx.AsyncClient) -> None:
    await _announce(client, "a", 0)
    await _announce(client, "b", 5)
    await _announce(client, "b", 0, "completed")
    assert (await _announce(client, "c", 5))[b"peers"] == SEEDER


async def test_a_peer_that_stops_or_falls_silent_is_forgotten(client: httpx.AsyncClient, time: list[float]) -> None:
    await _announce(client, "a", 0)
    await _announce(client, "c", 0)
    await _announce(client, "a", 0, "stopped")
    assert (await _announce(client, "b", 5))[b"complete"] == 1
    time[0] += FORGOTTEN_SECONDS + 1
    assert (await _announce(client, "b", 5))[b"complete"] == 0


async def test_a_scrape_counts(client: httpx.AsyncClient) -> None:
    await _announce(client, "a", 0, "completed")
    counts = {b"complete": 1, b"incomplete": 0, b"downloaded": 1}
    for query in (f"?info_hash={quote(HASH)}", ""):
        answer: dict[bytes, object] = _decode((await client.get(f"/scrape{query}")).content)
        assert answer == {b"files": {HASH: counts}}


async def test_a_bad_announce_is_told_why(client: httpx.AsyncClient) -> None:
    assert b"failure reason" in _decode((await client.get("/announce?info_hash=x")).content)
