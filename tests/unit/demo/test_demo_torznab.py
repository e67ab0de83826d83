"""Indexers, and the faces that Prowlarr and Jackett give them."""

import hashlib
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from xml.etree.ElementTree import Element

import httpx
import pytest
from defusedxml.ElementTree import ParseError, fromstring
from starlette.applications import Starlette

from reelway.demo.indexers.feed import TORZNAB
from reelway.demo.indexers.jackett import Jackett
from reelway.demo.indexers.prowlarr import Prowlarr
from reelway.demo.indexers.torznab import DemoIndexer
from reelway.demo.releases.plan import plan_releases
from reelway.demo.releases.release import Seeded
from reelway.demo.titles.catalogue import Catalogue

BASE = "http://indexers.test"
KEY = "secret"


@pytest.fixture
def indexer(catalogue: Catalogue, now: datetime) -> DemoIndexer:
    indexer = DemoIndexer("Slowpoke", f"{BASE}/slowpoke", KEY, tv_parameters="q,season,ep,tvdbid")
    for release in plan_releases(catalogue, now):
        info_hash = hashlib.sha1(release.name.encode()).hexdigest()
        indexer.inject(Seeded(release, b"torrent", info_hash, 1, f"magnet:?xt=urn:btih:{info_hash}"))
    return indexer


@pytest.fixture
async def client(indexer: DemoIndexer) -> AsyncIterator[httpx.AsyncClient]:
    faces = (*Prowlarr([indexer], BASE, KEY).routes(), *Jackett([indexer], BASE, KEY).routes())
    transport = httpx.ASGITransport(Starlette(routes=[*indexer.routes(), *faces]))
    async with httpx.AsyncClient(transport=transport, base_url=BASE, params={"apikey": KEY}) as client:
        yield client


async def _titles(client: httpx.AsyncClient, path: str = "/slowpoke/api", **asked: str) -> list[str]:
    return [item.findtext("title", "") for item in (await _xml(client, path, **asked)).iter("item")]


async def _xml(client: httpx.AsyncClient, path: str = "/slowpoke/api", **asked: str) -> Element:
    root: Element = fromstring((await client.get(path, params=asked)).content)
    return root


async def test_capabilities_name_functions_and_categories(client: httpx.AsyncClient) -> None:
    caps = await _xml(client, t="caps")
    tv = caps.find("searching/tv-search")
    assert tv is not None
    assert tv.attrib == {"available": "yes", "supportedParams": "q,season,ep,tvdbid"}
    assert [category.get("id") for category in caps.iter("category")] == ["2000", "5000"]
    assert "5070" in [category.get("id") for category in caps.iter("subcat")]


async def test_an_episode_is_found_by_words(client: httpx.AsyncClient) -> None:
    titles = await _titles(client, t="tvsearch", q="The Lantern Keepers", season="1", ep="2", limit="100")
    assert {title for title in titles if "REPACK" in title or "S01E02E03" in title}
    assert all("S01E02" in title for title in titles)
    assert len(titles) == 6


async def test_a_season_is_found_by_id_with_its_pack(client: httpx.AsyncClient, catalogue: Catalogue) -> None:
    tvdb = str(catalogue.get_show("Saltmarsh Road").ids.tvdb)
    titles = await _titles(client, t="tvsearch", tvdbid=tvdb, season="1", limit="100")
    assert all(title.startswith("Saltmarsh.Road.S01") for title in titles)
    assert any(title.startswith("Saltmarsh.Road.S01.1080p") for title in titles)


async def test_a_daily_episode_is_found_by_its_date(client: httpx.AsyncClient, catalogue: Catalogue) -> None:
    day = catalogue.get_show("The Late Ledger").regular[0].air_at
    titles = await _titles(client, t="tvsearch", q="Late Ledger", season=f"{day:%Y}", ep=f"{day:%m/%d}")
    assert {title.split(".1080p")[0].split(".720p")[0] for title in titles} == {f"The.Late.Ledger.{day:%Y.%m.%d}"}


async def test_a_movie_search_finds_no_shows(client: httpx.AsyncClient) -> None:
    titles = await _titles(client, t="movie", q="hollow star")
    assert titles
    assert all(title.startswith("Hollow.Star") for title in titles)
    assert await _titles(client, t="movie", q="lantern keepers") == []


async def test_categories_narrow_a_search(client: httpx.AsyncClient) -> None:
    assert all("2160p" in title for title in await _titles(client, t="search", cat="2045,5045", limit="100"))
    assert all(
        "Kumo" in title or "Planets" in title or "Clouds" in title
        for title in await _titles(client, t="search", cat="5070")
    )


async def test_without_words_the_newest_come_first_in_pages(client: httpx.AsyncClient, now: datetime) -> None:
    first = await _titles(client, t="search", limit="10")
    second = await _titles(client, t="search", limit="10", offset="10")
    assert (len(first), len(second)) == (10, 10)
    assert not set(first) & set(second)
    both = await _titles(client, t="search", limit="20")
    assert both == first + second


async def test_what_is_yet_to_air_is_not_listed(
    client: httpx.AsyncClient, indexer: DemoIndexer, catalogue: Catalogue, now: datetime
) -> None:
    assert await _titles(client, t="tvsearch", q="Minute Hand", season="1", ep="4") == []
    later = indexer.listing.search(
        "tvsearch", {"q": "Minute Hand", "season": "1", "ep": "4"}, now + timedelta(minutes=3)
    )
    assert len(later) == 2


async def test_items_carry_torznab_attributes(client: httpx.AsyncClient, catalogue: Catalogue) -> None:
    feed = await _xml(client, t="tvsearch", q="Northfold 1080p", season="1", ep="1")
    [item] = feed.iter("item")
    attributes = {attr.get("name"): attr.get("value") for attr in item.iter(f"{{{TORZNAB}}}attr")}
    assert attributes["tvdbid"] == str(catalogue.get_show("Northfold").ids.tvdb)
    assert len(attributes["infohash"] or "") == 40
    assert int(attributes["peers"] or 0) > int(attributes["seeders"] or 0) > 0
    assert attributes["downloadvolumefactor"] == "1"
    enclosure = item.find("enclosure")
    assert enclosure is not None
    assert (enclosure.get("length"), enclosure.get("type")) == (attributes["size"], "application/x-bittorrent")
    assert (await client.get(enclosure.get("url", ""))).content == b"torrent"


async def test_some_releases_are_magnet_links(client: httpx.AsyncClient, indexer: DemoIndexer) -> None:
    [item] = (await _xml(client, t="tvsearch", q="Northfold 1080p", season="1", ep="3")).iter("item")
    link = item.findtext("link", "")
    assert link.startswith("magnet:?xt=urn:btih:")
    download = await client.get(f"/slowpoke/download/{link[-40:]}.torrent")
    assert (download.status_code, download.headers["location"]) == (302, link)


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        ({"t": "caps", "apikey": "wrong"}, "100"),
        ({}, "200"),
        ({"t": "search", "limit": "many"}, "201"),
        ({"t": "music"}, "202"),
    ],
)
async def test_wrong_requests_get_the_error_code_of_newznab(
    client: httpx.AsyncClient, asked: dict[str, str], code: str
) -> None:
    assert (await _xml(client, **asked)).attrib["code"] == code


async def test_every_third_request_fails_in_turn(client: httpx.AsyncClient, indexer: DemoIndexer) -> None:
    indexer.fails_every = 3
    answers = [await client.get("/slowpoke/api", params={"t": "caps"}) for _ in range(9)]
    assert [answer.status_code for answer in answers] == [200, 200, 500, 200, 200, 429, 200, 200, 200]
    assert answers[5].headers["retry-after"] == "2"
    with pytest.raises(ParseError):
        fromstring(answers[8].content)
    assert (indexer.request_count, indexer.failure_count) == (9, 3)
    assert indexer.requests[0] == {"t": "caps"}


async def test_an_indexer_can_be_down(client: httpx.AsyncClient, indexer: DemoIndexer) -> None:
    indexer.down = True
    assert (await client.get("/slowpoke/api", params={"t": "caps"})).status_code == 503


async def test_a_release_can_be_withheld(client: httpx.AsyncClient, indexer: DemoIndexer) -> None:
    [name] = await _titles(client, t="search", q="Northfold S01E02 1080p The")
    indexer.withhold(name)
    assert await _titles(client, t="search", q="Northfold S01E02 1080p The") == []


async def test_prowlarr_lists_its_indexers_and_passes_searches_on(client: httpx.AsyncClient) -> None:
    [record] = (await client.get("/api/v1/indexer", headers={"x-api-key": KEY})).json()
    assert (record["id"], record["name"], record["protocol"], record["enable"]) == (1, "Slowpoke", "torrent", True)
    assert "tvdbId" in record["capabilities"]["tvSearchParams"]
    for path in ("/1/api", "/api/v1/indexer/1/newznab"):
        [item] = (await _xml(client, path, t="search", q="Northfold S01E02 1080p")).iter("item")
        assert item.findtext("prowlarrindexer") == "Slowpoke"
        assert (await client.get(item.findtext("link", ""))).content == b"torrent"


async def test_prowlarr_refuses_a_wrong_key(client: httpx.AsyncClient) -> None:
    assert (await client.get("/api/v1/indexer", params={"apikey": "wrong"})).status_code == 401
    assert (await client.get("/1/api", params={"apikey": "wrong", "t": "caps"})).status_code == 401
    assert (await client.get("/api/v1/system/status")).json()["appName"] == "Prowlarr"


async def test_jackett_lists_its_indexers_and_passes_searches_on(client: httpx.AsyncClient) -> None:
    root = "/api/v2.0/indexers/{}/results/torznab/api"
    inventory = await _xml(client, root.format("all"), t="indexers", configured="true")
    assert [(entry.get("id"), entry.findtext("title")) for entry in inventory] == [("slowpoke", "Slowpoke")]
    for slug in ("slowpoke", "all"):
        [item] = (await _xml(client, root.format(slug), t="search", q="Northfold S01E02 1080p")).iter("item")
        assert (await client.get(item.findtext("link", ""))).content == b"torrent"
