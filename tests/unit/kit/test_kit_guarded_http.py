"""Answers from outside: where they may come from, and how large they may be."""

from collections.abc import AsyncIterator

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from kit.errors import InvalidInput, Unavailable
from kit.http.addresses import is_public
from kit.http.client import Elsewhere, GuardedClient
from kit.ops import serve_http


async def _endless() -> AsyncIterator[bytes]:
    for _ in range(1000):
        yield b"x" * 1_000_000


async def _echo(request: Request) -> Response:
    return PlainTextResponse(request.headers.get("x-api-key", "none") + request.url.query)


def _to(url: str):  # type: ignore[no-untyped-def]
    async def redirect(_: Request) -> Response:
        return RedirectResponse(url)

    return redirect


async def _large(_: Request) -> Response:
    return StreamingResponse(_endless())


APP = Starlette(
    routes=[
        Route("/echo", _echo),
        Route("/large", _large),
        Route("/magnet", _to("magnet:?xt=urn:btih:aa")),
        Route("/file", _to("file:///etc/passwd")),
        Route("/loop", _to("/loop")),
        Route("/here", _to("/echo")),
        Route("/inside", _to("http://localhost:1/")),
    ]
)


INSIDE = (
    "127.0.0.1",
    "10.1.2.3",
    "192.168.1.1",
    "172.16.0.1",
    "169.254.169.254",
    "0.0.0.0",
    "100.64.0.1",
    "224.0.0.1",
    "255.255.255.255",
    "::1",
    "fe80::1%eth0",
    "::ffff:127.0.0.1",
    "fd00::1",
)


@pytest.mark.parametrize("address", INSIDE)
def test_addresses_inside_a_network_are_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "93.184.216.34", "2606:4700::1111"])
def test_addresses_on_the_internet_are_public(address: str) -> None:
    assert is_public(address)


async def test_only_a_configured_host_may_be_inside() -> None:
    async with serve_http(APP, "127.0.0.1", 0) as port:
        url = f"http://127.0.0.1:{port}/echo"
        stranger, owner = GuardedClient(), GuardedClient(["127.0.0.1"])
        with pytest.raises(InvalidInput, match="inside the network"):
            await stranger.get(url, max_bytes=100)
        answer = await owner.get(url, max_bytes=100, params={"q": "a b"}, headers={"X-Api-Key": "k"})
        assert answer.body == b"kq=a+b" or answer.body == b"kq=a%20b"
        await stranger.close()
        await owner.close()


async def test_redirects_are_followed_but_not_out_of_what_is_allowed() -> None:
    async with serve_http(APP, "127.0.0.1", 0) as port:
        client = GuardedClient(["127.0.0.1"])
        base = f"http://127.0.0.1:{port}"
        assert (await client.get(f"{base}/here", max_bytes=100)).url == f"{base}/echo"
        with pytest.raises(Elsewhere) as magnet:
            await client.get(f"{base}/magnet", max_bytes=100)
        assert magnet.value.url == "magnet:?xt=urn:btih:aa"
        with pytest.raises(Elsewhere):
            await client.get(f"{base}/file", max_bytes=100)
        with pytest.raises(InvalidInput, match="redirects"):
            await client.get(f"{base}/loop", max_bytes=100)
        with pytest.raises(InvalidInput, match="inside the network"):
            await client.get(f"{base}/inside", max_bytes=100)
        await client.close()


async def test_an_answer_that_is_too_large_is_not_read_to_its_end() -> None:
    async with serve_http(APP, "127.0.0.1", 0) as port:
        client = GuardedClient(["127.0.0.1"])
        with pytest.raises(InvalidInput, match="more than 2000000 bytes"):
            await client.get(f"http://127.0.0.1:{port}/large", max_bytes=2_000_000)
        await client.close()


@pytest.mark.parametrize("url", ["ftp://x/", "http://", "nonsense", "http://[::1", "file:///etc/passwd"])
async def test_what_is_no_web_address_is_refused(url: str) -> None:
    client = GuardedClient()
    with pytest.raises((InvalidInput, Unavailable)):
        await client.get(url, max_bytes=100)
    await client.close()


async def test_a_host_that_does_not_answer_is_unavailable() -> None:
    client = GuardedClient(["127.0.0.1"], timeout_seconds=2)
    with pytest.raises(Unavailable, match="can't be reached"):
        await client.get("http://127.0.0.1:9/", max_bytes=100)
    await client.close()
