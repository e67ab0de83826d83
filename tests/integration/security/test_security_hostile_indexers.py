"""What an indexer may send at the worst: it is refused with a clear word, and nothing grows, leaks or dies of it."""

import zlib
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from integration.indexer.fake_torznab import KEY, FakeTorznab
from reelway.demo.releases.naming import dotted
from support.memory import peak_bytes
from support.whole import Whole, Wish, until

pytestmark = [pytest.mark.asyncio(loop_scope="session"), pytest.mark.xdist_group("security"), pytest.mark.timeout(240)]

GIGABYTE_CHUNKS = 1024
GZIP = 31
MEMORY_BYTES = 300_000_000
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY l0 "lol">{LAUGHS}]><rss><channel>&l9;</channel></rss>'
Answer = Callable[[Request], Awaitable[Response]]


def _outside(place: str) -> str:
    return f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "{place}">]><rss><channel>&x;</channel></rss>'


async def _bomb(_request: Request) -> Response:
    return Response(BOMB, media_type="application/xml")


async def _file(_request: Request) -> Response:
    return Response(_outside("file:///etc/passwd"), media_type="application/xml")


async def _address(request: Request) -> Response:
    return Response(_outside(f"{request.base_url}api?t=leak&amp;apikey={KEY}"), media_type="application/xml")


async def _gigabyte(_request: Request) -> Response:
    return StreamingResponse(_chunks())


async def _chunks() -> AsyncIterator[bytes]:
    for _ in range(GIGABYTE_CHUNKS):
        yield b"<item>" + b" " * 1_048_570


async def _promised_gigabyte(_request: Request) -> Response:
    return StreamingResponse(_chunks(), headers={"content-length": str(1 << 30)})


async def _squeezed(_request: Request) -> Response:
    """A gigabyte of spaces in a megabyte."""
    squeezer = zlib.compressobj(1, zlib.DEFLATED, GZIP)
    spaces = b" " * 1_048_576
    parts = [squeezer.compress(spaces) for _ in range(GIGABYTE_CHUNKS)]
    return Response(b"".join(parts) + squeezer.flush(), headers={"content-encoding": "gzip"})


async def _inside(request: Request) -> Response:
    return RedirectResponse(f"http://localhost:{request.url.port}/api?t=caps")


async def _in_circles(request: Request) -> Response:
    return RedirectResponse(str(request.url))


async def _to_a_file(_request: Request) -> Response:
    return RedirectResponse("file:///etc/passwd")


async def _html(_request: Request) -> Response:
    return Response("<!doctype html><html><body>Log in, please</body></html>", media_type="text/html")


HOSTILE = [
    (_bomb, "entities"),
    (_file, "entities"),
    (_address, "entities"),
    (_gigabyte, "more than"),
    (_promised_gigabyte, "at most"),
    (_squeezed, "more than"),
    (_inside, "inside the network"),
    (_in_circles, "redirects"),
    (_to_a_file, "no web address"),
    (_html, "HTML"),
]
DOWNLOADS = [
    ("Iron Meridian", _html, "no torrent but HTML"),
    ("Café Minuit", _gigabyte, "more than"),
    ("The Weight of Maps", _promised_gigabyte, "at most"),
    ("Bread Money", _inside, "inside the network"),
    ("Kawa no Oto", _in_circles, "redirects"),
    ("Little Comet", _to_a_file, "magnet"),
    ("The Glass Orchard", _bomb, "no torrent but XML"),
]


def _settings(fake: FakeTorznab, name: str) -> dict[str, object]:
    where: dict[str, object] = {"name": name, "kind": "torznab", "url": fake.url, "api_key": KEY}
    return {**where, "request_spacing_seconds": 0, "timeout_seconds": 30}


@pytest.mark.parametrize(("answer", "word"), HOSTILE, ids=[answer.__name__.strip("_") for answer, _ in HOSTILE])
async def test_a_hostile_answer_is_refused_with_a_clear_word(whole: Whole, answer: Answer, word: str) -> None:
    async with FakeTorznab(answer=answer).serving() as fake:
        found = await whole.visitor.post("indexers/test", _settings(fake, "Hostile"))
        assert all("leak" not in str(params) for params in fake.asked)
    assert found["ok"] is False
    assert word in str(found["error"])
    assert "root:" not in str(found)
    assert KEY not in str(found)


@pytest.mark.parametrize(
    ("name", "answer", "word"), DOWNLOADS, ids=[one.__name__.strip("_") for _, one, _ in DOWNLOADS]
)
async def test_a_link_that_leads_to_no_torrent_is_given_up_with_its_reason(
    whole: Whole, name: str, answer: Answer, word: str
) -> None:
    movie = whole.world.catalogue.get_movie(name)
    async with FakeTorznab(download=answer).serving() as fake:
        fake.add(f"{dotted(name)}.{movie.year}.1080p.WEB-DL.DDP5.1.H.264-HOSTILE", size_bytes=3_500_000_000)
        indexer = await whole.visitor.post("indexers", _settings(fake, name))
        wish = await whole.wish(movie)
        await until("the release is given up", lambda: _is_given_up(whole, wish))
        await whole.visitor.http.delete(f"indexers/{indexer['indexer_id']}")
    (failure,) = await _failures(whole, wish)
    assert word in str(failure["error"])
    assert KEY not in str(failure)
    assert await whole.visitor.items("downloads", title_id=wish.title_id) == []


async def _is_given_up(whole: Whole, wish: Wish) -> bool:
    return bool(await _failures(whole, wish))


async def _failures(whole: Whole, wish: Wish) -> list[dict[str, object]]:
    entries = await whole.timeline_of(wish)
    found = [entry["data"] for entry in entries if str(entry["type"]).startswith("indexer.evt.GrabFailed")]
    return [data for data in found if isinstance(data, dict)]


async def test_after_all_that_the_indexer_is_small_and_well(whole: Whole) -> None:
    assert (await whole.visitor.get("system/health"))["state"] != "failing"
    assert whole.told.deaths == []
    assert peak_bytes(whole, "indexer") < MEMORY_BYTES
    assert await whole.dead_letters() == []
